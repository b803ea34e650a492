import { name, type NamesOf } from "../common/text/namePattern";

/** Patterns of the physical names of a network's resources. */
export const networkNames = {
  /** Start of the names that AWS completes with random characters. */
  base: name("{base}", 255),
  flowLogGroup: name("/vpc/{base}", 512),
  flowLogRole: name("{base}-flow-logs", 64),
  /**
   * Name of the NAT instance's group, template, role and tag. 64 characters are the longest name of a role; Auto Scaling
   * groups and launch templates allow longer ones.
   */
  natInstance: name("{base}-nat", 64),
} as const;

/** Physical names of a network's resources. */
export type NetworkNames = NamesOf<typeof networkNames>;
