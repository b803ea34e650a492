/** What a command itself writes to erase what it has shown: a line, or the screen. Only at the start of a text. */
const erasing = ["\r\u001b[K", "\u001b[2J\u001b[H"];

const escape = String.fromCharCode(27);

/** A colour, or a control character. */
const controls = new RegExp(`${escape}\\[[\\d;]*m|\\p{Cc}`, "gu");

/**
 * Text for a terminal. Colours, line ends and tabs stay; all other control characters go, so that a name or a message from
 * AWS, from a client or from an image cannot move the cursor, erase lines, or set the window's title.
 */
export function printable(text: string): string {
  const own = erasing.find((each) => text.startsWith(each)) ?? "";
  const rest = text
    .slice(own.length)
    .replace(controls, (found) => (found.length > 1 || /[\n\t]/.test(found) ? found : ""));
  return own + rest;
}
