/** Milliseconds for one price list. The largest has about 300 MB. */
const longest = 1_200_000;

/** The text at an address. Raises an Error if it cannot be downloaded. */
export async function textAt(url: string): Promise<string> {
  return (await answerAt(url)).text();
}

/** The text at an address line by line, each as soon as it has arrived. Raises an Error if the download breaks off. */
export async function* linesAt(url: string): AsyncGenerator<string> {
  const { body } = await answerAt(url);
  if (!body) return;
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function answerAt(url: string): Promise<Response> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(longest) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer;
}
