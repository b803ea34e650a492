/** The tags that only one stack's resources carry. */
export type StackTags = Readonly<Record<"Project" | "Stack", string>>;

/** Whether a resource carries the tags of a stack. */
export function isOfStack(
  tags: Readonly<Record<string, unknown>> | undefined,
  { Project, Stack }: StackTags,
): boolean {
  return tags?.["Project"] === Project && tags["Stack"] === Stack;
}
