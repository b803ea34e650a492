import type { Behaviour, World } from "../world";
import { arn, region, text, texts } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";
import { checkAccessLogs } from "./bucket";
import { isIssued } from "./domain";
import { vpcOf } from "./network";
import { checkOneBalancer, ruleType, weightsOf } from "./rules";

export { ruleType, weightsOf } from "./rules";

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const groupType = "aws:lb/targetGroup:TargetGroup";
const listenerType = "aws:lb/listener:Listener";

export const loadBalancer: Behaviour = {
  replaceOn: ["name", "internal", "loadBalancerType"],
  keeps: ["accessLogs", "ipAddressType"],
  unique: "name",
  create: (world, inputs) => {
    checkPlacement(world, inputs);
    checkAccessLogs(world, inputs);
    const suffix = `app/${text(inputs, "name")}/${world.random(16)}`;
    const balancerArn = arn("elasticloadbalancing", `loadbalancer/${suffix}`);
    return {
      id: balancerArn,
      outputs: {
        arn: balancerArn,
        arnSuffix: suffix,
        zoneId: "Z-balancers",
        dnsName: `${text(inputs, "name")}-${world.random(10)}.${region}.elb.amazonaws.com`,
      },
    };
  },
  update: (world, stored, inputs) => {
    const vpc = checkPlacement(world, inputs);
    checkAccessLogs(world, inputs);
    if (vpc !== vpcOf(world, texts(stored.inputs, "subnets")[0] ?? "")) {
      throw new AwsError(
        "InvalidConfigurationRequest",
        "The subnets must all be in the balancer's VPC",
      );
    }
    return {};
  },
  remove: (_, { inputs }) => {
    if (inputs["enableDeletionProtection"] === true) {
      throw new AwsError(
        "OperationNotPermitted",
        "Load balancer cannot be deleted because deletion protection is enabled",
      );
    }
    return undefined;
  },
};

/** A balancer needs two subnets of one VPC, and security groups of the same VPC. */
function checkPlacement(world: World, inputs: Inputs): string {
  const vpcs = new Set(texts(inputs, "subnets").map((id) => vpcOf(world, id)));
  const [vpc = ""] = vpcs;
  if (texts(inputs, "subnets").length < 2 || vpcs.size !== 1) {
    throw new AwsError(
      "InvalidConfigurationRequest",
      "At least two subnets in one VPC must be specified",
    );
  }
  for (const id of texts(inputs, "securityGroups")) {
    const group = world.need(
      "aws:ec2/securityGroup:SecurityGroup",
      "id",
      id,
      "InvalidSecurityGroup",
    );
    if (group.inputs["vpcId"] !== vpc) {
      throw new AwsError("InvalidConfigurationRequest", "One or more security groups are invalid");
    }
  }
  return vpc;
}

export const targetGroup: Behaviour = {
  replaceOn: ["name", "port", "protocol", "vpcId", "targetType"],
  unique: "name",
  create: (world, inputs) => {
    const suffix = `targetgroup/${text(inputs, "name")}/${world.random(16)}`;
    const groupArn = arn("elasticloadbalancing", suffix);
    return { id: groupArn, outputs: { arn: groupArn, arnSuffix: suffix } };
  },
  remove: (world, { id }) => {
    if (listenersOf(world, id).length > 0) {
      throw new AwsError(
        "ResourceInUse",
        `Target group '${id}' is currently in use by a listener or a rule`,
      );
    }
    return undefined;
  },
};

/** The listeners that forward to a target group, by default or by a rule. */
export function listenersOf(world: World, targetGroupArn: unknown) {
  const byRule = world
    .all(ruleType)
    .filter(({ inputs }) => weightsOf(inputs).some(({ arn }) => arn === targetGroupArn))
    .map(({ inputs }) => inputs["listenerArn"]);
  return world
    .all(listenerType)
    .filter(
      ({ id, inputs }) =>
        byRule.includes(id) ||
        (inputs["defaultActions"] as Inputs[]).some(
          (each) => each["targetGroupArn"] === targetGroupArn,
        ),
    );
}

export const listener: Behaviour = {
  replaceOn: ["loadBalancerArn"],
  keeps: [
    "routingHttpResponseContentSecurityPolicyHeaderValue",
    "routingHttpResponseStrictTransportSecurityHeaderValue",
    "routingHttpResponseXContentTypeOptionsHeaderValue",
    "routingHttpResponseXFrameOptionsHeaderValue",
  ],
  create: (world, inputs) => {
    const balancer = world.need(
      balancerType,
      "id",
      inputs["loadBalancerArn"],
      "LoadBalancerNotFound",
    );
    const taken = world
      .all(listenerType)
      .some(
        (each) =>
          each.inputs["loadBalancerArn"] === balancer.id && each.inputs["port"] === inputs["port"],
      );
    if (taken) throw new AwsError("DuplicateListener", "A listener already exists on this port");
    checkTargets(world, balancer.inputs, inputs);
    checkCertificate(world, inputs);
    const listenerArn =
      balancer.id.replace(":loadbalancer/", ":listener/") + `/${world.random(16)}`;
    return { id: listenerArn, outputs: { arn: listenerArn } };
  },
  update: (world, _, inputs) => {
    const balancer = world.need(
      balancerType,
      "id",
      inputs["loadBalancerArn"],
      "LoadBalancerNotFound",
    );
    checkTargets(world, balancer.inputs, inputs);
    return {};
  },
};

function checkTargets(world: World, balancer: Inputs, inputs: Inputs): void {
  const vpc = vpcOf(world, texts(balancer, "subnets")[0] ?? "");
  for (const action of inputs["defaultActions"] as Inputs[]) {
    if (action["type"] !== "forward") continue;
    const group = world.need(groupType, "id", action["targetGroupArn"], "TargetGroupNotFound");
    checkOneBalancer(world, action["targetGroupArn"], text(inputs, "loadBalancerArn"));
    if (group.inputs["vpcId"] !== vpc) {
      throw new AwsError(
        "InvalidConfigurationRequest",
        "The target group and the load balancer are in different VPCs",
      );
    }
  }
}

function checkCertificate(world: World, inputs: Inputs): void {
  if (inputs["protocol"] === "HTTPS" && !isIssued(world, inputs["certificateArn"])) {
    throw new AwsError(
      "UnsupportedCertificate",
      "The certificate must be issued and in the same Region",
    );
  }
}
