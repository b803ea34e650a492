import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../common/live";

/** One request to the app's own address after a rollout. */
export interface SmokeTest {
  /** Path to request, e.g. `/`. */
  readonly path: string;
  /** Status that the answer must have; redirects are not followed. */
  readonly expectStatus: number;
}

/** The request, and the facts for the message if it fails. */
export interface SmokeTestArgs extends SmokeTest {
  /** The app's address, without a slash at the end. */
  readonly url: pulumi.Input<string>;
  /** ARN of the running revision. The test waits until it is known. */
  readonly taskDefinition: pulumi.Input<string>;
  /** Tags of the registry's images, by digest, to name the version before this one. */
  readonly tags: ReadonlyMap<string, string>;
  /** Name of the stack, for the commands in the message. */
  readonly stack: string;
  readonly live: Live;
}

/** The test goes on for so long because a new balancer's name takes a while to reach all DNS servers. */
const attempts = 40;
const secondsBetween = 3;

/**
 * Requests the app's real address for up to two minutes, until it answers with the expected status; not in a preview.
 * Resolves with the address. If the answer stays wrong, raises a RunError with the commands that restore the version
 * before.
 */
export function smokeTest({ url, taskDefinition, ...args }: SmokeTestArgs): pulumi.Output<string> {
  return pulumi.output({ url, taskDefinition }).apply(async (running) => {
    await ask(`${running.url}${args.path}`, running.taskDefinition, args);
    return running.url;
  });
}

type AskArgs = Omit<SmokeTestArgs, "url" | "taskDefinition">;

async function ask(url: string, taskDefinition: string, args: AskArgs): Promise<void> {
  if (pulumi.runtime.isDryRun()) return;
  let answer = "";
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    answer = await args.live.httpStatus(url).then(String, reason);
    if (answer === String(args.expectStatus)) return;
    if (attempt < attempts) await args.live.sleep(secondsBetween);
  }
  throw new pulumi.RunError(
    [
      `smokeTest: GET ${url} gave ${answer}, not ${args.expectStatus}, for ${(attempts * secondsBetween) / 60} minutes.`,
      "The new version runs and has the traffic. To go back:",
      ...(await wayBack(taskDefinition, args)),
    ].join("\n"),
  );
}

/** The message of the innermost cause that has a message. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? reason(cause) : error.message;
}

/** The commands that deploy the version before this one. They name its tag if the registry still has it. */
async function wayBack(taskDefinition: string, { live, stack, tags }: AskArgs): Promise<string[]> {
  const before = revisionBefore(taskDefinition);
  const image =
    before === undefined ? undefined : await live.imageOf(before).catch(() => undefined);
  const tag = tags.get(image?.split("@")[1] ?? "") ?? "<the version before>";
  return [`  pulumi config set imageTag ${tag} --stack ${stack}`, `  pulumi up --stack ${stack}`];
}

/** The ARN of the revision before this one; undefined for the first revision. */
function revisionBefore(arn: string): string | undefined {
  const at = arn.lastIndexOf(":") + 1;
  const number = Number(arn.slice(at));
  return number > 1 ? `${arn.slice(0, at)}${number - 1}` : undefined;
}
