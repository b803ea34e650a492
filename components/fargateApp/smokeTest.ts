import * as pulumi from "@pulumi/pulumi";
import type { StackTags } from "../account/stackTags";
import type { Live } from "../common/live";
import { pageStatus } from "./frontDoor/pageStatus";

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
  /** A target group of the app, by which the load balancer is found. */
  readonly targetGroupArn: pulumi.Input<string>;
  readonly stackTags: StackTags;
  readonly live: Live;
}

/** The test goes on for so long because a new balancer's name takes a while to reach all DNS servers. */
const attempts = 40;
const secondsBetween = 3;

/**
 * Requests the app's real address for up to two minutes, until it answers with the expected status; not in a preview.
 * Resolves with the address. If the answer stays wrong, raises a RunError with the commands that restore the version
 * before, or that remove the page of a pause if that has answered.
 */
export function smokeTest({
  url,
  taskDefinition,
  targetGroupArn,
  ...args
}: SmokeTestArgs): pulumi.Output<string> {
  return pulumi.output({ url, taskDefinition, targetGroupArn }).apply(async (running) => {
    await ask(`${running.url}${args.path}`, running, args);
    return running.url;
  });
}

/** What the app runs, and behind what. */
interface Running {
  readonly taskDefinition: string;
  readonly targetGroupArn: string;
}

type AskArgs = Omit<SmokeTestArgs, "url" | keyof Running>;

async function ask(url: string, running: Running, args: AskArgs): Promise<void> {
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
      ...((await isPage(answer, running, args)) ? withoutPage(args) : await goBack(running, args)),
    ].join("\n"),
  );
}

/** Whether the page of a pause has answered. AWS is asked only after the status of such a page. */
async function isPage(answer: string, running: Running, args: AskArgs): Promise<boolean> {
  if (answer !== String(pageStatus)) return false;
  return args.live.showsPage(running.targetGroupArn, args.stackTags).catch(() => false);
}

function withoutPage({ stackTags: { Stack: stack } }: AskArgs): readonly string[] {
  return [
    "The page of npx catalog pause --page is left at the load balancer, and answers in place of the app. Remove it:",
    `  npx catalog resume ${stack}`,
    `  pulumi up --stack ${stack}`,
  ];
}

async function goBack({ taskDefinition }: Running, args: AskArgs): Promise<readonly string[]> {
  return [
    "The new version runs and has the traffic. To go back:",
    ...(await wayBack(taskDefinition, args)),
  ];
}

/** The message of the innermost cause that has a message. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? reason(cause) : error.message;
}

/** The commands that deploy the version before this one. They name its tag if the registry still has it. */
async function wayBack(
  taskDefinition: string,
  { live, stackTags: { Stack: stack }, tags }: AskArgs,
): Promise<string[]> {
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
