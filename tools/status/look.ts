import { errorText } from "../../components/common/text/errorText";
import type { ClientConfig } from "../../live/calls/clients";
import { allUnread, noteFailures } from "../../live/calls/ask";
import type { ShownPage } from "../../live/balancing/pausePage";
import { pageStatus } from "../../components/fargateApp/frontDoor/pageStatus";
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
  const page = await pageOf(stack, config, evidence, answer);
  const all = { ...evidence, unread: allUnread(evidence.unread, page.unread) };
  return { result: statusResult(stack, all, answer, page.shown), evidence: all };
}

/** The page of a pause, if it may have answered. AWS is asked only if the status is that of such a page. */
async function pageOf(
  { stackTags }: StatusStack,
  config: ClientConfig,
  { service }: StatusEvidence,
  answer: Answer | undefined,
): Promise<{
  readonly shown: ShownPage | undefined;
  readonly unread: StatusEvidence["unread"];
}> {
  const isPossible = answer !== undefined && "status" in answer && answer.status === pageStatus;
  if (!isPossible || service.state !== "found") return { shown: undefined, unread: [] };
  const { readPage } = await import("../../live/balancing/pausePage");
  const { ask, unread } = noteFailures();
  const shown = await readPage(config, service, stackTags, ask);
  return { shown, unread };
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
