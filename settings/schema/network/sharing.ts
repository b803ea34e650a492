import { z } from "zod";
import { hostName } from "./domain";
import { text, yesOrNo } from "../fields";
import { subnetIds } from ".";

/**
 * The name of a stack in Pulumi.
 * https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack
 */
const stackName = text(/^[A-Za-z0-9_.-]{1,100}$/, "must be the name of a stack, e.g. staging");

const places = z.strictObject({
  listenerArn: text(
    /^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:listener\/app\/[^/]+\/[0-9a-f]+\/[0-9a-f]+$/,
    "must be the ARN of an Application Load Balancer's listener",
  ),
  clusterName: text(
    /^[A-Za-z0-9_-]{1,255}$/,
    "must be the name of an ECS cluster: letters, digits, - and _",
  ),
  taskSubnetIds: subnetIds(1, ""),
  assignPublicIp: yesOrNo.default(false),
  // The same keys as in the output `shared`.
  hostName: hostName.optional(),
});

/** `sharedWith`: the host whose load balancer, cluster and network the stack uses instead of its own. */
export const sharedWith = z
  .union([stackName, places], {
    error:
      "must be a stack of this project, e.g. staging, or of any other app { listenerArn, clusterName, taskSubnetIds, assignPublicIp, hostName }",
  })
  .optional();

/** `shares`: whether other stacks use the stack's load balancer, cluster and network. */
export const shares = yesOrNo.default(false);
