/** What AWS publishes about one action. */
export interface Authorization {
  readonly level: "List" | "Read" | "Write" | "Tagging" | "Permissions management";
  /** Whether a policy can name the resource of the action. If not, only `*` fits. */
  readonly named: boolean;
  /** Resource types that the action always needs. */
  readonly types: readonly string[];
  /** Whether every type that the action always needs supports `aws:ResourceTag`. */
  readonly tagged: boolean;
  /** Some of its condition keys: IAM's, and those about tags in the request. */
  readonly keys: readonly string[];
}
