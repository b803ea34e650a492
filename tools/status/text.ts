import { isVersion } from "../../components/image/tags";
import { onlyOn } from "../../live/balancing/pausePage/onlyOn";
import type { Standing } from "../../live/why/standing";
import { bullets, nextSection, section, type Style } from "../text/style";
import { pairs, type Row } from "../text/columns";
import { afterSilence, unreadSections } from "../text/unread";
import { ago } from "../why/clock";
import type { StatusResult } from "./result";

/** The answer first, then a line for each part, the differences from the stack file, and the next command. */
export function statusText(result: StatusResult, now: Date, style: Style): string {
  const parts = [
    [headline(result, style), ...table(rows(result, now), style)].join("\n"),
    ...(result.differs.length === 0
      ? []
      : [section(`Pulumi.${result.stack}.yaml differs`, style, bullets(result.differs, style))]),
    ...unreadSections(result.unread, style),
    ...(next(result).length === 0 ? [] : [nextSection(next(result), style)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The rows as text, or nothing if there are none. */
function table(lines: readonly Row[], style: Style): readonly string[] {
  return lines.length === 0 ? [] : [pairs(lines, style)];
}

function headline({ stack, region, state, tasks }: StatusResult, { colors }: Style): string {
  const text = `${stack} in ${region} ${words(state, tasks)}`;
  const paint: Readonly<Record<Standing["state"], (line: string) => string>> = {
    well: colors.green,
    limping: colors.yellow,
    wrong: colors.red,
    unread: colors.red,
  };
  return colors.bold(paint[state](text));
}

function words(state: Standing["state"], tasks: StatusResult["tasks"]): string {
  switch (state) {
    case "well":
      return "is up";
    case "limping":
      return tasks?.wanted === 0 ? "is paused" : "is up, but not well";
    case "wrong":
      return "is not up as asked";
    case "unread":
      return tasks ? "may be up: AWS did not say whether it answers" : "could not be checked";
  }
}

function rows(result: StatusResult, now: Date): readonly Row[] {
  const { tasks, targets, deployment, alarms } = result;
  const isUnread = (call: string) => result.unread.some(({ calls }) => calls.includes(call));
  if (tasks === undefined) {
    return result.state === "unread"
      ? []
      : [["service", "there is none: it was never deployed, or it was deleted"]];
  }
  const states = Object.entries(targets).map(([state, count]) => `${count} ${state}`);
  return [
    ["address", address(result)],
    ["version", version(result, now)],
    ["tasks", `${tasks.running} running of ${tasks.wanted} wanted, ${tasks.pending} pending`],
    [
      "targets",
      states.join(", ") ||
        (isUnread("elasticloadbalancing:DescribeTargetHealth") ? notRead : "none"),
    ],
    [
      "alarms",
      alarms.map((each) => alarmText(each, now)).join("; ") ||
        (isUnread("cloudwatch:DescribeAlarms") ? notRead : "all OK"),
    ],
    ["deployment", deployment === undefined ? "none" : deploymentText(deployment, now)],
  ];
}

/** Shown instead of what AWS did not answer. */
const notRead = "not read";

function address({ address: url, answer, pageListeners: page }: StatusResult): string {
  if (url === undefined) return notRead;
  if (answer === undefined) return url;
  if (!("status" in answer)) return `${url} gives no answer`;
  return `${url} answers ${answer.status}${page ? ` with the page of a pause${onlyOn(page)}` : ""}`;
}

function version({ version: running, unread }: StatusResult, now: Date): string {
  const { tags, digest, revision, pushedAt } = running;
  if (revision === undefined) return notRead;
  const named = tags.filter(isVersion);
  const untagged = unread.some(({ calls }) => calls.includes("ecr:DescribeImages"))
    ? "tag not read"
    : "an image without a tag";
  const tag = named.join(", ") || (tags[0] ?? untagged);
  const parts = [
    tag,
    ...(digest === undefined ? [] : [digest.slice(0, 19)]),
    revision,
    ...(pushedAt === undefined ? [] : [`pushed ${ago(pushedAt, now)}`]),
  ];
  return parts.join(", ");
}

function alarmText({ name, state, since }: StatusResult["alarms"][number], now: Date): string {
  const when = since === undefined ? "" : `, ${ago(since, now)}`;
  return `${name} ${state === "ALARM" ? "in ALARM" : "without data"}${when}`;
}

function deploymentText(
  { state, failedTasks, at }: NonNullable<StatusResult["deployment"]>,
  now: Date,
): string {
  const failed = failedTasks === 0 ? "" : `, ${failedTasks} tasks failed`;
  return `${state.toLowerCase().replace("_", " ")}${failed}${at === undefined ? "" : `, ${ago(at, now)}`}`;
}

function next(result: StatusResult): readonly string[] {
  const { state, stack, tasks, differs, unread } = result;
  if (result.page) return [`catalog resume ${stack}`];
  switch (state) {
    case "well":
      return differs.length === 0 ? [] : [`pulumi up -s ${stack}`];
    case "limping":
      return tasks?.wanted === 0 ? [`catalog resume ${stack}`] : [`catalog why ${stack}`];
    case "wrong":
      return tasks === undefined ? [`pulumi up -s ${stack}`] : [`catalog why ${stack}`];
    case "unread":
      return [afterSilence(unread, `catalog status ${stack}`)];
  }
}
