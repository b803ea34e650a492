/** Milliseconds to wait for an answer. */
const longest = 10_000;

/**
 * The status of a GET request; redirects are not followed. Gives up after ten seconds. Rejects with an Error that names
 * the address if there is no answer.
 */
export async function httpStatus(url: string, milliseconds = longest): Promise<number> {
  try {
    const answer = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(milliseconds),
      headers: { connection: "close" },
    });
    // Nobody needs the body: cancelling it ends the connection.
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
