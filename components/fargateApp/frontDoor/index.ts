import type * as pulumi from "@pulumi/pulumi";
import type { FargateAppArgs } from "../args";
import { Balancer } from "./balancer";
import type { FrontDoor } from "./types";
import { needsAlternate } from "../rollout";
import { GuestFrontDoor } from "./guestFrontDoor";

/** Makes the app's front door: a load balancer of its own, or a guest's part of its host's balancer. */
export function createFrontDoor(
  name: string,
  args: FargateAppArgs,
  securityGroupId: pulumi.Input<string>,
  parent: pulumi.Resource,
): FrontDoor {
  const { sharing } = args;
  switch (sharing.mode) {
    case "own":
      return new Balancer(name, { ...balancerArgs(args), securityGroupId }, { parent });
    case "host": {
      const sharedAs = sharing.hostName;
      return new Balancer(name, { ...balancerArgs(args), securityGroupId, sharedAs }, { parent });
    }
    case "guest":
      return new GuestFrontDoor(
        name,
        {
          guest: sharing,
          tls: args.tls,
          targets: {
            targetGroupName: args.names.targetGroup,
            vpcId: args.subnets.vpcId,
            container: args.container,
            timing: args.timing,
            protect: !args.disposable,
          },
          alternateName: alternateName(args),
          live: args.live,
        },
        { parent },
      );
  }
}

function balancerArgs(args: FargateAppArgs) {
  return {
    balancerName: args.names.balancer,
    targetGroupName: args.names.targetGroup,
    alternateName: alternateName(args),
    subnets: args.subnets,
    tls: args.tls,
    securityHeaders: args.securityHeaders,
    accessLogBucket: args.accessLogBucket,
    container: args.container,
    timing: args.timing,
    deletionProtection: !args.disposable,
    sharedAs: undefined,
    stackTags: args.stackTags,
    region: args.region,
    live: args.live,
  };
}

function alternateName({ names, rollout }: FargateAppArgs): string | undefined {
  return needsAlternate(rollout) ? names.alternateTargetGroup : undefined;
}
