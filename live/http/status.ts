/** Milliseconds after which an address counts as silent. */
const longest = 10_000;

/**
 * Status of the answer to a GET request, of a redirect too, which is not followed. Gives up after ten seconds; rejects
 * with an Error that names the address where there is no answer.
 */
export async function httpStatus(url: string, milliseconds = longest): Promise<number> {
  try {
    const answer = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(milliseconds),
      headers: { connection: "close" },
    });
    // Nobody reads it: the connection ends here.
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    throw new Error(`${url} gave no answer: ${reason(error, milliseconds)}`, { cause: error });
  }
}

function reason(error: unknown, milliseconds: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `nothing for ${milliseconds / 1000} seconds`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}
