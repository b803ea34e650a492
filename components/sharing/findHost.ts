import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { StackTags } from "../account/stackTags";
import type { Live } from "../common/live";
import { refuseHostInUse, refuseHostOf } from "./refuseHost";
import { clusterArn, readHostOutputs, regionOf } from "./hostOutputs";
import type { Guest, GuestDomain, HostOutputs, HostReference, Sharing, SharingMode } from "./types";
import type { Ask } from "../common/lookUps";

/** How the stack shares, and what the look-up needs. */
export interface FindHostArgs {
  /** How the stack shares, according to its stack file. */
  readonly sharing: SharingMode;
  /** Tags of this stack. Its host is a stack of the same project, and listener rules with these tags are its own. */
  readonly stackTags: StackTags;
  readonly region: string;
  readonly live: Live;
  readonly ask: Ask;
}

/**
 * Looks up the host of a guest: the other stack's output and its load balancer. The look-up runs while the program
 * runs, also in a preview, so that nothing changes if there is no such host. For a stack that is not a guest, returns
 * its mode as it is. Raises a RunError if the other stack does not share, if its balancer cannot be used, or if the
 * guest's host name is already taken there.
 */
export async function findHost(
  { sharing, ...args }: FindHostArgs,
  opts: pulumi.InvokeOptions,
): Promise<Sharing> {
  switch (sharing.mode) {
    case "own":
    case "host":
      return sharing;
    case "guest": {
      const reference = await resolve(sharing.of, args);
      return lookUp({ ...args, ...reference, domain: sharing.domain }, opts);
    }
  }
}

interface Reference {
  /** The setting that names the host, for messages. */
  readonly key: string;
  readonly outputs: HostOutputs;
  /** The stack that has the load balancer, for messages. */
  readonly owner: string;
}

async function resolve(
  of: HostReference,
  args: Pick<FindHostArgs, "stackTags" | "ask">,
): Promise<Reference> {
  switch (of.by) {
    case "stack": {
      const outputs = await outputsOfStack(of.stack, args);
      return { key: `sharedWith: ${of.stack}`, outputs, owner: of.stack };
    }
    case "ids":
      return {
        key: "sharedWith.listenerArn",
        outputs: of.outputs,
        owner: "the balancer's own app",
      };
  }
}

/** https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences */
async function outputsOfStack(
  stack: string,
  { stackTags: { Project: project, Stack: own }, ask }: Pick<FindHostArgs, "stackTags" | "ask">,
): Promise<HostOutputs> {
  const name = [pulumi.getOrganization(), project, stack].join("/");
  const reference = new pulumi.StackReference(`shared-with-${stack}`, { name });
  const question = {
    key: `sharedWith: ${stack}`,
    what: "what that stack shares",
    takes: "the right to read its state",
  };
  const outputs = readHostOutputs(
    (await ask(question, () => reference.getOutputDetails("shared"))).value,
  );
  if (outputs) return outputs;
  throw new pulumi.RunError(
    [
      `sharedWith: the stack ${stack} does not share its load balancer. Nothing was changed.`,
      "To let it share (it needs a domain of its own):",
      `  pulumi config set shares true --stack ${stack}`,
      `  pulumi up --stack ${stack}`,
      "and then this stack again. To have a load balancer of its own instead:",
      `  pulumi config rm sharedWith --stack ${own}`,
    ].join("\n"),
  );
}

type LookUpArgs = Omit<FindHostArgs, "sharing"> & Reference & { readonly domain: GuestDomain };

async function lookUp(
  { key, domain, outputs, owner, region, stackTags, live, ask }: LookUpArgs,
  opts: pulumi.InvokeOptions,
): Promise<Guest> {
  const refuse = (problem: string) =>
    new pulumi.RunError(`${key}: ${problem}. Nothing was changed.`);
  const { listenerArn, clusterName } = outputs;
  const { hostName } = domain;
  refuseHostOf(owner, outputs.hostName, { hostName, stack: stackTags.Stack });
  const hostRegion = regionOf(listenerArn);
  if (hostRegion !== region) {
    throw refuse(`the load balancer is in ${hostRegion}, and this stack in ${region}: aws:region`);
  }
  const question = {
    key,
    what: `what ${listenerArn} is; it must be in the account of this stack`,
    takes:
      "elasticloadbalancing:DescribeListeners, DescribeListenerAttributes, DescribeLoadBalancers, DescribeLoadBalancerAttributes, DescribeTags",
  };
  const { listener, balancer } = await ask(question, () => describe(listenerArn, opts));
  const [securityGroupId] = balancer.securityGroups;
  if (listener.protocol !== "HTTPS") {
    throw refuse(`must be an HTTPS listener, and ${listenerArn} speaks ${listener.protocol}`);
  }
  if (securityGroupId === undefined) {
    throw refuse(`the load balancer ${balancer.name} has no security group to open to the tasks`);
  }
  const balancerArn = balancer.arn;
  await refuseHostInUse({ hostName, listenerArn, balancerArn, stackTags, live, ask });
  return {
    mode: "guest",
    hostName,
    hasCertificate: domain.certificateArn === listener.certificateArn,
    host: {
      listenerArn,
      clusterName,
      clusterArn: clusterArn(listenerArn, clusterName),
      balancer: {
        arn: balancer.arn,
        arnSuffix: balancer.arnSuffix,
        dnsName: balancer.dnsName,
        zoneId: balancer.zoneId,
        securityGroupId,
      },
      subnets: {
        vpcId: balancer.vpcId,
        balancerSubnetIds: balancer.subnets,
        taskSubnetIds: [...outputs.taskSubnetIds],
        assignPublicIp: outputs.assignPublicIp,
        ipv6: balancer.ipAddressType.startsWith("dualstack"),
      },
    },
  };
}

async function describe(listenerArn: string, opts: pulumi.InvokeOptions) {
  const listener = await lb.getListener({ arn: listenerArn }, opts);
  return { listener, balancer: await lb.getLoadBalancer({ arn: listener.loadBalancerArn }, opts) };
}
