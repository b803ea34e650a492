import { endpointServices } from "../../../components/network/services";
import { badExistingNetworks } from "./existingNetwork";
import { badValue, type BadConfiguration } from "./types";

const modeRule = "needs mode: default, dedicated or existing";

const cidrRule =
  "must be an IPv4 network from /16 to /24 whose host bits are zero, e.g. 10.0.0.0/16";

function badCidr(what: string, cidr: unknown): BadConfiguration {
  return badValue(
    `a network ${what}`,
    "network",
    { mode: "dedicated", cidr },
    `${cidrRule}, got ${String(cidr)}`,
    "network.cidr",
  );
}

/** Networks that do not work, in every mode. */
export const badNetworks: readonly BadConfiguration[] = [
  badValue("a network given as plain text", "network", "dedicated", `${modeRule}, got dedicated`),
  badValue(
    "a network that is not JSON",
    "network",
    "{mode: dedicated}",
    `${modeRule}, got {mode: dedicated}`,
  ),
  badValue(
    "a network without a mode",
    "network",
    { cidr: "10.0.0.0/16" },
    `${modeRule}; it is not set`,
    "network.mode",
  ),
  badValue(
    "a network with an unknown mode",
    "network",
    { mode: "private" },
    `${modeRule}, got private`,
    "network.mode",
  ),
  badCidr("with host bits", "10.0.0.1/16"),
  badCidr("larger than /16", "10.0.0.0/15"),
  badCidr("smaller than /24", "10.0.0.0/25"),
  badCidr("without a mask", "10.0.0.0"),
  badCidr("with an IPv6 address", "fd00::/16"),
  badCidr("that is a number", 10),
  badValue(
    "an unknown kind of NAT",
    "network",
    { mode: "dedicated", nat: "both" },
    "must be one of none, single, perAz, instance, got both",
    "network.nat",
  ),
  badValue(
    "one endpoint in the place of the list",
    "network",
    { mode: "dedicated", endpoints: "ecr.api" },
    "must be a list of services, e.g. [ecr.api, ecr.dkr], got ecr.api",
    "network.endpoints",
  ),
  badValue(
    "an endpoint for a service that has none here",
    "network",
    { mode: "dedicated", endpoints: ["ecr.api", "ecr"] },
    `must be one of ${endpointServices.join(", ")}, got ecr`,
    "network.endpoints.1",
  ),
  badValue(
    "the same endpoint twice",
    "network",
    { mode: "dedicated", endpoints: ["kms", "sts", "kms"] },
    "names kms twice",
    "network.endpoints",
  ),
  badValue(
    "flow logs that are neither on nor off",
    "network",
    { mode: "dedicated", flowLogs: "all" },
    "must be true or false, got all",
    "network.flowLogs",
  ),
  badValue(
    "DNS servers of a network of the stack's own, which has Amazon's",
    "network",
    { mode: "dedicated", dnsServers: ["10.0.0.2/32"] },
    "is not a setting of mode: dedicated: pulumi config rm --path network.dnsServers",
    "network.dnsServers",
  ),
  ...badExistingNetworks,
];
