import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { Live } from "../live";
import { refuseHostInUse, refuseHostOf } from "./hostName";
import { clusterArn, placeIn, regionOf } from "./hostOutputs";
import type { Guest, Home, SharedHome, SharedPlace, Sharing } from "./types";

export interface FindHomeArgs {
  readonly sharing: Sharing;
  /** Of the stack itself: stacks of its project may share, and its own rules are nobody else's. */
  readonly stackTags: Readonly<Record<"Project" | "Stack", string>>;
  readonly region: string;
  readonly live: Live;
}

/**
 * Finds what an app shares with others, while the program runs and at preview, too, so that nothing is touched where
 * there is nothing to share: another stack's output, and its load balancer. Asks nobody about what is the app's own.
 * Raises a RunError where that stack does not share, its balancer cannot be used, or somebody on it has the host name.
 */
export async function findHome(
  { sharing, ...args }: FindHomeArgs,
  opts: pulumi.InvokeOptions,
): Promise<Home> {
  switch (sharing.mode) {
    case "own":
    case "shares":
      return sharing;
    case "stack": {
      const place = await placeOfStack(sharing.stack, args.stackTags);
      const found = { ...args, ...sharing, place, owner: sharing.stack };
      return lookUp(`sharedWith: ${sharing.stack}`, found, opts);
    }
    case "ids":
      return lookUp(
        "sharedWith.listenerArn",
        { ...args, ...sharing, owner: "the balancer's own app" },
        opts,
      );
  }
}

/** https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences */
async function placeOfStack(
  stack: string,
  { Project: project, Stack: own }: FindHomeArgs["stackTags"],
): Promise<SharedPlace> {
  const name = [pulumi.getOrganization(), project, stack].join("/");
  const reference = new pulumi.StackReference(`shared-with-${stack}`, { name });
  const place = placeIn((await reference.getOutputDetails("shared")).value);
  if (place) return place;
  throw new pulumi.RunError(
    [
      `sharedWith: the stack ${stack} does not share its load balancer. Nothing was changed.`,
      "Where it is to share it (it needs a domain of its own):",
      `  pulumi config set shares true --stack ${stack}`,
      `  pulumi up --stack ${stack}`,
      "and then this stack again. To have a load balancer of its own instead:",
      `  pulumi config rm sharedWith --stack ${own}`,
    ].join("\n"),
  );
}

interface Found extends Omit<FindHomeArgs, "sharing"> {
  readonly guest: Guest;
  readonly place: SharedPlace;
  /** Whose load balancer it is. */
  readonly owner: string;
}

async function lookUp(
  key: string,
  { guest, place, owner, region, stackTags, live }: Found,
  opts: pulumi.InvokeOptions,
): Promise<SharedHome> {
  const refuse = (problem: string) =>
    new pulumi.RunError(`${key}: ${problem}. Nothing was changed.`);
  const { listenerArn, clusterName } = place;
  const { hostName } = guest;
  refuseHostOf(owner, place.hostName, { hostName, stack: stackTags.Stack });
  const where = regionOf(listenerArn);
  if (where !== region) {
    throw refuse(`the load balancer is in ${where}, and this stack in ${region}: aws:region`);
  }
  const { listener, balancer } = await describe(listenerArn, opts).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(
      `${listenerArn} cannot be read, which must be in the account of this stack: ${reason}`,
    );
  });
  const [securityGroupId] = balancer.securityGroups;
  if (listener.protocol !== "HTTPS") {
    throw refuse(`must be an HTTPS listener, and ${listenerArn} speaks ${listener.protocol}`);
  }
  if (securityGroupId === undefined) {
    throw refuse(`the load balancer ${balancer.name} has no security group to open to the tasks`);
  }
  const balancerArn = balancer.arn;
  await refuseHostInUse({ hostName, listenerArn, balancerArn, stackTags, live });
  return {
    mode: "shared",
    hostName,
    listenerArn,
    hasCertificate: guest.certificateArn === listener.certificateArn,
    clusterName,
    clusterArn: clusterArn(listenerArn, clusterName),
    balancer: {
      arn: balancer.arn,
      arnSuffix: balancer.arnSuffix,
      dnsName: balancer.dnsName,
      zoneId: balancer.zoneId,
      securityGroupId,
    },
    placement: {
      vpcId: balancer.vpcId,
      balancerSubnetIds: balancer.subnets,
      taskSubnetIds: [...place.taskSubnetIds],
      assignPublicIp: place.assignPublicIp,
      ipv6: balancer.ipAddressType.startsWith("dualstack"),
    },
  };
}

async function describe(listenerArn: string, opts: pulumi.InvokeOptions) {
  const listener = await lb.getListener({ arn: listenerArn }, opts);
  return { listener, balancer: await lb.getLoadBalancer({ arn: listener.loadBalancerArn }, opts) };
}
