import type { AccountByHand } from "../../live/adopt";
import type { Settings } from "../../settings/types";
import { plural } from "../../components/common/text/plural";
import type { StackPreview } from "../preview/evaluateStack";
import { rowsOf } from "./rows";
import { settingsOf, versionsIn } from "./settings";
import type { Adoption, Row } from "./types";

/** What is known before anything is changed. */
export interface Known {
  readonly settings: Settings;
  readonly preview: StackPreview;
  readonly account: AccountByHand;
  /** URNs of the resources in the stack's state; empty if the state is not known. */
  readonly inState: ReadonlySet<string>;
}

/** Decides what becomes of each resource of an account in which somebody has made a stack by hand. */
export function adoptionOf({ settings, preview, account, inState }: Known): Adoption {
  const { stackTags } = settings;
  const place = { tags: stackTags, region: preview.region, inState };
  const { rows, taken } = rowsOf(preview.resources, account, place);
  const keeps = taken.length > 0;
  const missing = preview.missingSecrets.map(({ key }) => key);
  return {
    stack: preview.stack,
    region: preview.region,
    rows: [...rows, ...(keeps ? leftRows(settings, account) : [])],
    taken,
    settings: keeps ? settingsOf(settings, account, missing) : [],
    notes: keeps ? notesOf(settings, account) : [],
    afterwards: keeps ? afterwardsOf(settings, account) : [],
  };
}

/**
 * What the stack makes new beside the guide's own resources, because names or rules differ. Nothing
 * refers to it by an address.
 */
function leftRows({ names }: Settings, account: AccountByHand): readonly Row[] {
  const { service } = account;
  const left = (what: string, name: string, note: string): Row => ({
    what,
    name,
    fate: "left",
    note,
  });
  const role = service?.executionRoleArn?.split("/").at(-1);
  return [
    ...(service === undefined
      ? []
      : [left("task definition", service.revision, "stays; pulumi up adds the next revision")]),
    ...(role === undefined || role === names.executionRole
      ? []
      : [left("IAM role", role, `the stack makes ${names.executionRole}, for its secrets only`)]),
    ...groupsOf(account).map((id) =>
      left("security group", id, "the stack makes one for the balancer and one for the tasks"),
    ),
  ];
}

function groupsOf({ balancer, service }: AccountByHand): readonly string[] {
  return [
    ...new Set([...(balancer?.securityGroupIds ?? []), ...(service?.securityGroupIds ?? [])]),
  ];
}

function notesOf({ names, imageTag }: Settings, account: AccountByHand): readonly string[] {
  const { service, targetGroup, balancer, imageTags } = account;
  if (!service) return ["There is no service yet: pulumi up makes what is missing."];
  const [version] = versionsIn(imageTags);
  return [
    `The first pulumi up replaces ${plural(service.desiredCount, "task")} of ${service.revision}: the old ones serve until the new ones are healthy, and the balancer reaches both.`,
    ...(targetGroup === undefined || service.targetGroupArns.includes(targetGroup.arn)
      ? []
      : [
          `The service's tasks are in another target group than ${names.targetGroup}: pulumi up moves them.`,
        ]),
    ...(version === undefined
      ? [
          `No version tag names the image that runs (${service.image ?? "none"}): push ${imageTag} with npx catalog push ${imageTag}, or set imageTag to a version that ${names.base} has.`,
        ]
      : []),
    ...(balancer === undefined ? ["There is no load balancer of the stack's name."] : []),
  ];
}

/** Commands for the time when the new tasks run, and nothing needs the guide's own groups any more. */
function afterwardsOf({ stackTags, aws }: Settings, account: AccountByHand): readonly string[] {
  const stack = `--stack ${stackTags.Stack}`;
  return [
    ...(account.balancer
      ? [
          `pulumi config rm --path network.balancerSecurityGroupIds ${stack}`,
          `pulumi up ${stack}`,
          ...groupsOf(account).map(
            (id) => `aws ec2 delete-security-group --group-id ${id} --region ${aws.region}`,
          ),
        ]
      : []),
  ];
}
