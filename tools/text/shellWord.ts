/**
 * A word of a command that a person copies: in single quotes if a shell would otherwise split or change it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function shellWord(text: string): string {
  if (/^[\w./:@,+-][\w./:@,+=-]*$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The words of a command as a person types them. */
export function shellWords(words: readonly string[]): string {
  return words.map(shellWord).join(" ");
}
