import type { Scenario } from "../support/scenario";

export function replaced(changes: readonly string[]): string[] {
  return changes.filter((each) => each.startsWith("replace"));
}

/** The parts of VPCs in the account, without security groups. */
export function partsOfVpc(scenario: Scenario): string[] {
  return scenario.holds().filter((each) => /^aws:(ec2\/(?!securityGroup)|autoscaling)/.test(each));
}

/** Sets the whole of `network`, because one mode refuses the keys of another. */
export function setNetwork(scenario: Scenario, network: Readonly<Record<string, unknown>>): void {
  scenario.rewrite((content) => {
    const { config } = content as { readonly config: object };
    return { ...(content as object), config: { ...config, "mcp-catalog:network": network } };
  });
}
