/** The part of a task definition that the causes need. */
export interface Definition {
  readonly revision: string;
  readonly image: string | undefined;
  readonly containerPort: number | undefined;
  /** CPU units */
  readonly cpu: string | undefined;
  /** MiB */
  readonly memory: string | undefined;
  /** `X86_64` or `ARM64` */
  readonly architecture: string;
  readonly logGroup: string | undefined;
  readonly logPrefix: string | undefined;
  readonly container: string | undefined;
  /** `uid` or `uid:gid` in the task definition; undefined if the image decides. */
  readonly user: string | undefined;
  /** Whether the root file system is read-only. */
  readonly readOnlyRoot: boolean;
  /** Folders for which the task has a volume. */
  readonly writablePaths: readonly string[];
  /** Folders that the task has in memory. They belong to `user`. */
  readonly memoryFolders: readonly MemoryFolder[];
  /** Where the secrets come from, by variable. The values are never read. */
  readonly secrets: readonly SecretSource[];
}

export interface MemoryFolder {
  readonly path: string;
  /** Its size in MiB. */
  readonly mebibytes: number;
}

export interface SecretSource {
  readonly variable: string;
  /** The ARN of the secret, with the version if the revision pins one. */
  readonly from: string;
}
