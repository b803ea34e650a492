/** The line of a preview's answer that counts the resources. */
const line = /^ *Resources .*$/m;

/** How far a page may be behind: a fifth of the number. */
const share = 1 / 5;

/**
 * The answer of a preview for a page. It counts the resources as the page does, as long as that is nearly right: a new
 * resource then changes no page.
 */
export function answerSection(answer: string, page: string): string {
  const [now = ""] = line.exec(answer) ?? [];
  const [then = ""] = line.exec(page) ?? [];
  const isNear = Math.abs(first(now) - first(then)) <= first(now) * share;
  return isNear && wordsOf(now) === wordsOf(then) ? answer.replace(now, then) : answer;
}

function first(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}

function wordsOf(text: string): string {
  return text.replace(/\d+/g, "");
}
