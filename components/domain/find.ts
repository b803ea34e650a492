import * as pulumi from "@pulumi/pulumi";
import * as route53 from "@pulumi/aws/route53";
import { errorText } from "../common/text/errorText";
import type { Ask } from "../common/lookUps";
import type { DomainMode, FoundDomain } from "./types";

/**
 * Looks the domain's zone up before anything is made. Raises a RunError if the account has no public zone of that name, or
 * more than one.
 */
export async function findDomain(
  domain: DomainMode,
  ask: Ask,
  opts: pulumi.InvokeOptions,
): Promise<FoundDomain> {
  switch (domain.mode) {
    case "none":
    case "certificate":
      return domain;
    case "zone": {
      const question = {
        key: `domain.zone ${domain.zone}`,
        what: "which hosted zone that is",
        takes: "route53:ListHostedZones, route53:GetHostedZone, route53:ListTagsForResource",
      };
      const { zoneId, nameServers } = await ask(question, () => hostedZone(domain.zone, opts));
      return { ...domain, zoneId, nameServers };
    }
  }
}

/** https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/route53/zone_data_source.go */
async function hostedZone(name: string, opts: pulumi.InvokeOptions) {
  try {
    return await route53.getZone({ name }, opts);
  } catch (error) {
    const text = errorText(error);
    if (/no matching Route ?53 Hosted Zone/i.test(text)) throw new pulumi.RunError(noZone(name));
    if (/multiple Route ?53 Hosted Zones/i.test(text)) {
      throw new pulumi.RunError(
        `domain.zone: this account has more than one public hosted zone ${name}. Keep only the one with the name servers that the registrar names.`,
      );
    }
    throw error;
  }
}

function noZone(name: string): string {
  return [
    `domain.zone: this account has no public hosted zone ${name} in Route 53. Make it, which costs 0.50 USD a month:`,
    `  aws route53 create-hosted-zone --name ${name} --caller-reference ${name}-1`,
    "and name its servers at the registrar. If the zone is elsewhere, set domain.certificateArn instead.",
  ].join("\n");
}
