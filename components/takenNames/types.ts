/** What a fixed name belongs to. A service's name is `<cluster>/<service>`. */
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
  | "topic";

/** A physical name that this stack gives to something. AWS accepts each once in an account and region. */
export interface FixedName {
  readonly kind: NamedKind;
  readonly name: string;
}

/** A fixed name that something else in the account has already. */
export interface TakenName extends FixedName {
  /** ARN of what has the name, if a command needs it. */
  readonly arn?: string;
  /** Project and stack of the Pulumi stack that has it, from its tags; undefined if it has no such tags. */
  readonly owner?: { readonly project: string; readonly stack: string };
  /** Whether it is a secret that waits for the end of its recovery window. */
  readonly scheduledForDeletion?: boolean;
}

/** The answer to the question which names are taken. */
export interface TakenNames {
  readonly taken: readonly TakenName[];
  /** Calls that AWS did not answer, each with the reason. */
  readonly unread: readonly string[];
}
