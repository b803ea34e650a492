import { missingEndpoints, servicesTasksStartWith } from "../services";
import type { DnsNow, Existing, ExistingNow, SubnetNow, Verdict } from "./types";

/**
 * Why tasks would not find the registry, the log and the secrets by name. A VPC with its own DNS
 * servers is not judged, because nobody here knows what they answer.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html#vpce-view-services
 */
export function nameTroubles(
  { vpcId, dnsServers }: Existing,
  { dns, endpoints, unnamedEndpoints }: ExistingNow,
  tasksIn: readonly SubnetNow[],
): Verdict {
  const isolated = tasksIn.filter(({ routes }) => routes && routes.gateway === undefined);
  const nothing = { refused: [], warned: [] };
  if (!dns || dnsServers.length > 0) return nothing;
  if (!dns.support) {
    return {
      refused: [
        `network.vpcId: ${vpcId} answers no DNS questions (enableDnsSupport is off), and network.dnsServers is empty: tasks would not find ECR. ${turnOn(vpcId, "support")}`,
      ],
      warned: [],
    };
  }
  // Missing endpoints are reported elsewhere.
  if (isolated.length === 0 || missingEndpoints(endpoints).length > 0) return nothing;
  if (!dns.hostnames) {
    return {
      refused: [
        `network.vpcId: ${vpcId} gives the names of its endpoints no private addresses (enableDnsHostnames is off), and ${isolated.map(({ id }) => id).join(", ")} has no other way to ECR. ${turnOn(vpcId, "hostnames")}`,
      ],
      warned: [],
    };
  }
  const unnamed = servicesTasksStartWith.filter((service) =>
    unnamedEndpoints.some((each) => each.endsWith(`.${service}`)),
  );
  return unnamed.length === 0
    ? nothing
    : {
        refused: [],
        warned: [
          `network.vpcId: the endpoints of ${vpcId} for ${unnamed.join(", ")} have no private DNS name: unless a private hosted zone leads there, tasks cannot start. Turn it on: aws ec2 modify-vpc-endpoint --private-dns-enabled --vpc-endpoint-id <its id>`,
        ],
      };
}

function turnOn(vpcId: string, attribute: keyof DnsNow): string {
  return `Turn it on: aws ec2 modify-vpc-attribute --vpc-id ${vpcId} --enable-dns-${attribute}`;
}
