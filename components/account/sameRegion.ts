import * as pulumi from "@pulumi/pulumi";

/**
 * Refuses, in the preview and in the update, another region for a stack that has one. The provider would make each
 * resource anew in the other region, and fail half-way: roles and names in DNS are the same in all regions, and images,
 * secrets and certificates stay behind. The state alone knows the former region, and only a hook sees the state.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support
 */
export function keepRegion(stack: string): pulumi.ResourceHookBinding {
  const before = new pulumi.ResourceHook(
    "same-region",
    ({ oldInputs, newInputs }) => {
      const [former, asked] = [regionOf(oldInputs), regionOf(newInputs)];
      if (former === undefined || asked === undefined || former === asked) return;
      throw new Error(movedText(stack, former, asked));
    },
    { onDryRun: true },
  );
  return { beforeUpdate: [before] };
}

type Inputs = pulumi.ResourceHookArgs["newInputs"];

/** A state that an older engine wrote may have no region. */
function regionOf(inputs: Inputs): string | undefined {
  const region: unknown = (inputs as Readonly<Record<string, unknown>> | undefined)?.["region"];
  return typeof region === "string" ? region : undefined;
}

function movedText(stack: string, former: string, asked: string): string {
  return [
    `aws:region is ${asked}, and stack ${stack} is in ${former}. Nothing was changed.`,
    "A stack stays in its region. To go on there:",
    `  pulumi config set aws:region ${former} --stack ${stack}`,
    `To run in ${asked} as well, make another stack (docs/deploy.md, "Another stack").`,
    `To move, remove this one first, with all that it has in ${former}:`,
    `  pulumi destroy --stack ${stack}`,
  ].join("\n");
}
