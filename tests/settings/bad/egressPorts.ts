import { badValue, type BadConfiguration } from "./types";

const portRule = "must be a whole number from 1 to 65535 (TCP port)";
const neededPort =
  "must contain 443, by which tasks reach ECR, Secrets Manager and CloudWatch Logs";

export const badEgressPorts: readonly BadConfiguration[] = [
  badValue(
    "one port in the place of the list",
    "egressPorts",
    443,
    "must be a list of ports, e.g. [443, 5432], got 443",
  ),
  badValue("egress port 0", "egressPorts", [443, 0], `${portRule}, got 0`, "egressPorts.1"),
  badValue(
    "egress port 65536",
    "egressPorts",
    [443, 65_536],
    `${portRule}, got 65536`,
    "egressPorts.1",
  ),
  badValue("a port in quotes", "egressPorts", ["443"], `${portRule}, got "443"`, "egressPorts.0"),
  badValue("tasks that could not start", "egressPorts", [5432], `${neededPort}, got [5432]`),
  badValue("tasks that may not leave", "egressPorts", [], `${neededPort}, got []`),
  badValue("the same egress port twice", "egressPorts", [443, 5432, 443], "names 443 twice"),
];
