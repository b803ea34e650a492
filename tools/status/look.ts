import { errorText } from "../../components/text/errorText";
import type { ClientConfig } from "../../live/clients";
import type { StatusEvidence } from "../../live/status/collect";
import { addressOf, statusResult, type Answer, type StatusResult } from "./result";
import type { StatusStack } from "./stack";

/** The status of a GET request. Rejects if there is no answer. */
type HttpStatus = (url: string) => Promise<number>;

/** How a stack stands, and what AWS reported. Sends one request to the app; loads the SDK when it is called. */
export async function lookAt(
  stack: StatusStack,
  config: ClientConfig,
  httpStatus: HttpStatus,
): Promise<{ readonly result: StatusResult; readonly evidence: StatusEvidence }> {
  const { collectStatus } = await import("../../live/status/collect");
  const evidence = await collectStatus(config, stack.names, stack.alarms);
  const answer = await answerOf(stack, evidence, httpStatus);
  return { result: statusResult(stack, evidence, answer), evidence };
}

async function answerOf(
  stack: StatusStack,
  evidence: StatusEvidence,
  httpStatus: HttpStatus,
): Promise<Answer | undefined> {
  const address = addressOf(stack, evidence);
  if (address === undefined) return undefined;
  const url = `${address}${stack.healthPath}`;
  try {
    return { url, status: await httpStatus(url) };
  } catch (error) {
    return { url, error: errorText(error) };
  }
}
