import type * as pulumi from "@pulumi/pulumi";
import type { FargateAppArgs } from "../args";
import { Balancer } from "./balancer";
import type { Entry } from "./types";
import { needsAlternate } from "../rollout";
import { SharedEntry } from "./guestFrontDoor";

/** The load balancer of the app's own, or the app's place on the one that it shares. */
export function createEntry(
  name: string,
  args: FargateAppArgs,
  securityGroupId: pulumi.Input<string>,
  parent: pulumi.Resource,
): Entry {
  const { home } = args;
  switch (home.mode) {
    case "own":
      return new Balancer(name, { ...balancerArgs(args), securityGroupId }, { parent });
    case "shares": {
      const sharedAs = home.hostName;
      return new Balancer(name, { ...balancerArgs(args), securityGroupId, sharedAs }, { parent });
    }
    case "shared":
      return new SharedEntry(
        name,
        {
          home,
          entrance: args.entrance,
          targets: {
            targetGroupName: args.names.targetGroup,
            vpcId: args.placement.vpcId,
            containerPort: args.container.port,
            healthCheckPath: args.container.healthCheck.path,
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
    placement: args.placement,
    entrance: args.entrance,
    securityHeaders: args.securityHeaders,
    accessLogBucket: args.accessLogBucket,
    containerPort: args.container.port,
    healthCheckPath: args.container.healthCheck.path,
    timing: args.timing,
    deletionProtection: !args.disposable,
    sharedAs: undefined,
    stackTags: args.stackTags,
    live: args.live,
  };
}

function alternateName({ names, rollout }: FargateAppArgs): string | undefined {
  return needsAlternate(rollout) ? names.alternateTargetGroup : undefined;
}
