import { findHost, patientAsk } from "../../../components";
import type { ForeignRule } from "../../../components/common/live";
import { fakeLive } from "../fargateApp/fakeLive";
import { run } from "../../support/program";
import type { SharingMode, Sharing } from "../../../components/sharing";
import { balancerArn, hostOutputs } from "./fixture";
import assert from "node:assert/strict";

export const domain = { hostName: "shop.example.com", certificateArn: undefined };
export const ofStack = { mode: "guest", of: { by: "stack", stack: "prod" }, domain } as const;
export const byIds = { mode: "guest", of: { by: "ids", outputs: hostOutputs }, domain } as const;

export const listener = {
  protocol: "HTTPS",
  certificateArn: "certificate-of-the-house",
  loadBalancerArn: balancerArn,
};

export const balancer = {
  arn: balancerArn,
  name: "house",
  arnSuffix: "app/house/1a",
  dnsName: "house.elb.example.com",
  zoneId: "Z-house",
  vpcId: "vpc-house",
  subnets: ["subnet-p1", "subnet-p2"],
  securityGroups: ["sg-house", "sg-other"],
  ipAddressType: "ipv4",
};

export interface Account {
  readonly listener?: object;
  readonly balancer?: object;
  /** Outputs of the other stack. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly region?: string;
  readonly unanswered?: boolean;
  /** Other stacks' rules on the load balancer; undefined if they may not be read. */
  readonly rules?: () => Promise<readonly ForeignRule[]>;
  readonly preview?: boolean;
}

export const stackTags = { Project: "mall", Stack: "dev" };
export const ruleArn = `${hostOutputs.listenerArn.replace(":listener/", ":listener-rule/")}/3c`;

export async function find(sharing: SharingMode, account: Account = {}) {
  const found: Sharing[] = [];
  const asked: unknown[] = [];
  const live = fakeLive({
    foreignRules: (...args) => {
      asked.push(args);
      return account.rules?.() ?? Promise.resolve([]);
    },
  });
  const { lookups, warnings } = await run(
    async () => {
      const region = account.region ?? "eu-west-1";
      found.push(await findHost({ sharing, stackTags, region, live, ask: patientAsk(60) }, {}));
    },
    {
      preview: account.preview,
      outputs: {
        "pulumi:pulumi:StackReference": {
          outputs: account.outputs ?? { shared: hostOutputs },
          secretOutputNames: [],
        },
      },
      lookups: account.unanswered
        ? {}
        : {
            "aws:lb/getListener:getListener": { ...listener, ...account.listener },
            "aws:lb/getLoadBalancer:getLoadBalancer": { ...balancer, ...account.balancer },
          },
    },
  );
  return { found: found[0], lookups, asked, warnings };
}

export function refused(sharing: SharingMode, account: Account, message: RegExp) {
  return assert.rejects(find(sharing, account), (error: Error) => {
    assert.match(error.message, message);
    assert.equal((error as { __pulumiRunError?: boolean }).__pulumiRunError, true);
    return true;
  });
}
