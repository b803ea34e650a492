import type { ServiceNames } from "../../../components/common/live/service";
import { collect, findCauses, standingOf } from "../../../live/why";
import { plainStyle } from "../../../tools/text/style";
import { diagnose } from "../../../tools/why/diagnose";
import { whyText } from "../../../tools/why/text";
import { cannedConfig } from "../support/config";
import { withCannedAws, type Answers, type AwsError, type Call } from "../support/cannedAws";
import { answersOf } from "./account";
import { names } from "./ids";

/** The diagnosis of an account with these answers. */
export function diagnosisOf(answers: Answers): Promise<string> {
  return withCannedAws(answers, ({ endpoint }) => diagnose(cannedConfig(endpoint), names));
}

/** The names of the causes, and the whole diagnosis as one line, so that sentences can be found in it. */
export async function causesOf(answers: Answers): Promise<{
  readonly causes: readonly string[];
  readonly text: string;
  readonly calls: readonly Call[];
}> {
  return withCannedAws(answers, async ({ endpoint, calls }) => {
    const config = cannedConfig(endpoint);
    const evidence = await collect(config, names);
    const text = await diagnose(config, names);
    return {
      causes: findCauses(evidence).map(({ name }) => name),
      text: unwrapped(text),
      calls,
    };
  });
}

/** Text without its line breaks and indentation. */
export function unwrapped(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Answers that refuse every call with the same error. */
export function refused(error: () => AwsError): Answers {
  return Object.fromEntries(
    Object.keys(answersOf()).map((operation) => [
      operation,
      () => {
        throw error();
      },
    ]),
  );
}

/** The state of a service, the names of the causes, and the text. */
export function judged(answers: Answers, others: Partial<ServiceNames> = {}) {
  return withCannedAws(answers, async ({ endpoint }) => {
    const evidence = await collect(cannedConfig(endpoint), { ...names, ...others });
    return {
      state: standingOf(evidence).state,
      causes: findCauses(evidence).map(({ name }) => name),
      text: unwrapped(whyText(evidence, plainStyle)),
    };
  });
}
