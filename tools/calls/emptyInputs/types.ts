/** How the AWS provider treats an empty value of an input. */
export interface EmptyInput {
  /** Type and place, `aws:ecs/service:Service loadBalancers[].name`. */
  readonly input: string;
  readonly value: "" | 0 | false | "[]" | "{}";
  /**
   * `sent`: the call has it. `default`: the provider sends nothing, and AWS's own default is the same value. `own`: the
   * provider uses it itself, and no call has it. `dropped`: the provider does not send it, and AWS does not need it.
   */
  readonly does: "sent" | "default" | "own" | "dropped";
  /**
   * The function of the provider in internal/service that shows this; undefined if it could not be read, which
   * docs/assumptions.md then says.
   */
  readonly source?: string;
}
