/** The command that tells a person why, for the text of an alarm. */
export function why(stack: string): string {
  return `Ask why: npm run why -- --stack ${stack}`;
}
