import * as pulumi from "@pulumi/pulumi";
import { getLogGroup, getLogGroups } from "@pulumi/aws/cloudwatch";
import { getResources } from "@pulumi/aws/resourcegroupstaggingapi";
import { getBuckets } from "@pulumi/aws/s3";
import { isOfStack, type StackTags } from "../account/stackTags";
import { LookUpError, type Ask } from "../common/lookUps";

/** The logs to look for. */
export interface KeptLogsArgs {
  /** Name of the flow logs' group; undefined if the stack writes none. */
  readonly flowLogGroup?: string;
  /** Name of the web ACL's log group; undefined if the stack writes none. */
  readonly webAclLogGroup?: string;
  /** Name of the access logs' bucket without the account id; undefined if the stack writes none. */
  readonly accessLogPrefix?: string;
  /** The tags by which a stack recognizes its own logs. */
  readonly stackTags: StackTags;
}

/** Names of the logs that already exist, under the same keys as in the arguments. */
export interface KeptLogs {
  readonly flowLogGroup?: string;
  readonly webAclLogGroup?: string;
  /** The bucket's full name, with the account id. */
  readonly accessLogBucket?: string;
}

type Owner = KeptLogsArgs["stackTags"];

/**
 * Finds logs that this stack has kept: a setting or the whole stack was removed, and the logs still use their names.
 * The component that makes them again passes the name as `import`, so that Pulumi adopts the existing log. Pulumi
 * ignores that option for logs that are already in its state.
 *
 * Raises a RunError if logs of that name belong to another stack. Warns if AWS refuses the look-up.
 */
export async function findKeptLogs(
  { stackTags, ...names }: KeptLogsArgs,
  ask: Ask,
  opts: pulumi.InvokeOptions,
): Promise<KeptLogs> {
  const look = (key: string, name: string | undefined, find: typeof ownGroup) =>
    name === undefined
      ? undefined
      : ask({ key, what: "whether its logs exist already", takes }, () =>
          find(key, name, stackTags, opts),
        ).catch(unread(key));
  const [flowLogGroup, webAclLogGroup, accessLogBucket] = await Promise.all([
    look("network.flowLogs", names.flowLogGroup, ownGroup),
    look("waf", names.webAclLogGroup, ownGroup),
    look("accessLogDays", names.accessLogPrefix, ownBucket),
  ]);
  return { flowLogGroup, webAclLogGroup, accessLogBucket };
}

async function ownGroup(
  setting: string,
  name: string,
  stackTags: Owner,
  opts: pulumi.InvokeOptions,
): Promise<string | undefined> {
  const { logGroupNames } = await getLogGroups({ logGroupNamePrefix: name }, opts);
  if (!logGroupNames.includes(name)) return undefined;
  const { tags } = await getLogGroup({ name }, opts);
  return ifOwn(`${setting}: the log group ${name}`, name, tags, stackTags);
}

/**
 * The bucket's name, if this account has it. S3's names are unique across all accounts, and this list has only the
 * account's own buckets.
 */
async function ownBucket(
  setting: string,
  prefix: string,
  stackTags: Owner,
  opts: pulumi.InvokeOptions,
): Promise<string | undefined> {
  const { buckets } = await getBuckets({ prefix: `${prefix}-` }, opts);
  const bucket = buckets.find(({ name }) => /^\d{12}$/.test(name.slice(prefix.length + 1)));
  if (!bucket) return undefined;
  const { resourceTagMappingLists } = await getResources(
    { resourceArnLists: [bucket.bucketArn] },
    opts,
  );
  const tags = resourceTagMappingLists[0]?.tags ?? {};
  return ifOwn(`${setting}: the bucket ${bucket.name}`, bucket.name, tags, stackTags);
}

/**
 * The name, if the tags are this stack's. Undefined if the tags name no stack; AWS then refuses a second log of that
 * name itself.
 */
function ifOwn(
  what: string,
  name: string,
  { Project, Stack }: Readonly<Record<string, string>>,
  own: Owner,
): string | undefined {
  if (Project === undefined || Stack === undefined) return undefined;
  if (isOfStack({ Project, Stack }, own)) return name;
  throw new pulumi.RunError(
    [
      `${what} belongs to stack ${Stack} of ${Project}. Nothing was changed.`,
      "Give this project or stack another name, or, if those logs are yours, set their tags Project and Stack to",
      `${own.Project} and ${own.Stack}: the next pulumi up then adopts them.`,
    ].join("\n"),
  );
}

const takes =
  "logs:DescribeLogGroups, logs:ListTagsForResource, s3:ListAllMyBuckets, tag:GetResources";

function unread(key: string) {
  return (error: unknown): undefined => {
    if (!(error instanceof LookUpError)) throw error;
    void pulumi.log.warn(
      `${key}: could not check whether its logs exist already: ${error.causes}. That takes ${takes}.`,
    );
  };
}
