/** A whole stack file of the project `shop`. */
export interface FileForm {
  readonly what: string;
  readonly file: string | Buffer;
  /** What Pulumi hands to the program, by full key; or what its CLI says if it refuses the file. */
  readonly pulumi: Readonly<Record<string, string>> | RegExp;
  /** What we say, if we refuse the file. */
  readonly refused?: RegExp;
}
