/**
 * Text from AWS or from an app on one line of at most `length` characters, without colours and control characters, so
 * that it cannot move the cursor or look like another line.
 */
export function oneLine(text: string, length: number): string {
  const plain = text.replace(ansi, "").replace(/\s+/g, " ").replace(controls, "").trim();
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}

const escape = String.fromCharCode(27);

/** Colours, cursor movements and window titles that a program writes for a terminal. */
const ansi = new RegExp(
  `${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${escape}\\x07]*(?:\\x07|${escape}\\\\)|[@-_])`,
  "g",
);

/** Includes the characters that reverse the direction of text. */
const controls = /[\p{Cc}\p{Cf}]/gu;
