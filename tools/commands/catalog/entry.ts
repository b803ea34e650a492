/** The groups in which `catalog --help` lists the commands. */
export const groups = ["look", "ship", "mend", "plan", "develop"] as const;

/** What a command needs besides Node.js. */
export type Need = "credentials" | "Pulumi CLI" | "Docker" | "Python" | "AWS CLI";

/** A command as the table knows it. */
export interface CommandEntry {
  readonly name: string;
  readonly group: (typeof groups)[number];
  /** What it answers or does, in one line. */
  readonly summary: string;
  readonly needs: readonly Need[];
  /** Whether it changes anything in AWS or in a file. */
  readonly changes: boolean;
  readonly example: string;
}
