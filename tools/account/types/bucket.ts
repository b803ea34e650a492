import type { Behaviour, World } from "../world";
import { account, text } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";

const bucketType = "aws:s3/bucket:Bucket";
const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const balancerType = "aws:lb/loadBalancer:LoadBalancer";

/** A bucket. A balancer has already written to it when logging starts. */
export const bucket: Behaviour = {
  replaceOn: ["bucket"],
  unique: "bucket",
  create: (_, inputs) => {
    const name = text(inputs, "bucket");
    return { id: name, outputs: { arn: `arn:aws:s3:::${name}` } };
  },
  remove: (world, { id, inputs }) => {
    if (inputs["forceDestroy"] !== true && hasObjects(world, id)) {
      throw new AwsError(
        "BucketNotEmpty",
        "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
      );
    }
    return undefined;
  },
};

function hasObjects(world: World, name: string): boolean {
  return world.calls.some(
    ({ type, operation, inputs }) =>
      type === balancerType &&
      (operation === "create" || operation === "update") &&
      logBucketOf(inputs) === name,
  );
}

/** The bucket that a balancer writes its access logs to; undefined if it writes none. */
function logBucketOf(balancer: Inputs): string | undefined {
  const logs = balancer["accessLogs"] as Inputs | undefined;
  return logs?.["enabled"] === true ? text(logs, "bucket") : undefined;
}

/** A setting of a bucket. A bucket has one of each kind, which is found by the bucket's name. */
export const bucketPart: Behaviour = {
  replaceOn: ["bucket"],
  overwrites: true,
  create: (world, inputs) => {
    world.need(bucketType, "id", inputs["bucket"], "NoSuchBucket");
    return { id: text(inputs, "bucket") };
  },
};

/** A balancer writes a test file when logging starts. AWS refuses to start logging if the balancer may not write. */
export function checkAccessLogs(world: World, balancer: Inputs): void {
  const name = logBucketOf(balancer);
  if (name === undefined) return;
  const policy = world.byId(policyType, name);
  const { Statement } = JSON.parse(policy ? text(policy.inputs, "policy") : '{"Statement":[]}') as {
    readonly Statement: readonly Statement[];
  };
  const service = "logdelivery.elasticloadbalancing.amazonaws.com";
  const file = `arn:aws:s3:::${name}/AWSLogs/${account}/*`;
  const allowed = Statement.some(
    ({ Effect, Principal, Resource }) =>
      Effect === "Allow" && Principal.Service === service && Resource === file,
  );
  if (!allowed) {
    throw new AwsError(
      "InvalidConfigurationRequest",
      `Access Denied for bucket: ${name}. Please check S3bucket permission`,
    );
  }
}

interface Statement {
  readonly Effect: string;
  readonly Principal: { readonly Service?: string };
  readonly Resource: unknown;
}
