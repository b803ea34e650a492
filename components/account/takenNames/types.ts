/** The kind of resource that a fixed name belongs to. A service's name is `<cluster>/<service>`. */
export type NamedKind =
  | "repository"
  | "secret"
  | "role"
  | "cluster"
  | "service"
  | "balancer"
  | "targetGroup"
  | "logGroup"
  | "alarm"
  | "dashboard"
  | "topic"
  | "keyAlias";

/** A physical name that this stack needs. AWS allows each such name once in an account and region. */
export interface FixedName {
  readonly kind: NamedKind;
  readonly name: string;
}

/** A fixed name that another resource already uses. */
export interface TakenName extends FixedName {
  /** ARN of that resource, if the removal command needs it. */
  readonly arn?: string;
  /** Project and stack of the Pulumi stack that owns the resource, from its tags; undefined if it has no such tags. */
  readonly owner?: { readonly project: string; readonly stack: string };
  /** Whether it is a secret that waits for the end of its recovery window. */
  readonly scheduledForDeletion?: boolean;
  /** Whether it is a secret of the stack itself that a run has restored and not adopted, because it failed in between. */
  readonly isRestored?: boolean;
}

/** The answer to the question which names are taken. */
export interface TakenNames {
  readonly taken: readonly TakenName[];
  /** Calls that AWS did not answer, each with the reason. */
  readonly unread: readonly string[];
}
