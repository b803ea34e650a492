/** The command that tells a person why, for the text of an alarm. */
export function why(stack: string): string {
  return `Ask why: npx catalog why ${stack}`;
}
