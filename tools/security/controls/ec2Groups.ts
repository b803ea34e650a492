import { vpc } from "../../aws";
import { about, asList, field } from "../read";
import type { Control, Resources } from "../types";
import type { EvaluatedResource } from "../../evaluate";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19 */
const riskyPorts = [
  20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500,
  5601, 8080, 8088, 8888, 9200, 9300,
];
const webPorts = [80, 443];

const met = "rules of the security groups: the internet reaches only the balancer's listener ports";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html */
export const ec2GroupControls: readonly Control[] = [
  closed("EC2.13", "Nobody on the internet reaches SSH", [22], ["CKV_AWS_24"]),
  closed("EC2.14", "Nobody on the internet reaches Remote Desktop", [3389], ["CKV_AWS_25"]),
  {
    id: "EC2.18",
    title: "The internet reaches only ports 80 and 443",
    passes: (group, resources) =>
      worldRules(group, resources).every(({ from, to }) => from === to && webPorts.includes(from)),
    met,
    open: "a security group lets everybody in to another port than 80 and 443",
    checkov: ["CKV_AWS_277"],
  },
  closed("EC2.19", "Nobody on the internet reaches ports with a high risk", riskyPorts),
  closed("EC2.53", "Nobody reaches remote administration over IPv4", [22, 3389], [], "4"),
  closed("EC2.54", "Nobody reaches remote administration over IPv6", [22, 3389], [], "6"),
];

function closed(
  id: string,
  title: string,
  ports: readonly number[],
  checkov: readonly string[] = [],
  family?: Rule["family"],
): Control {
  return {
    id,
    title,
    passes: (group, resources) =>
      !worldRules(group, resources).some(
        (rule) =>
          (family === undefined || rule.family === family) &&
          ports.some((port) => rule.from <= port && port <= rule.to),
      ),
    met,
    open: `a security group lets everybody in to ${ports.length > 3 ? "one of the ports" : ports.join(" or ")}`,
    checkov,
  };
}

interface Rule {
  readonly from: number;
  readonly to: number;
  readonly family: "4" | "6";
}

/** The rules that let in everybody: separate resources, or entries of the group itself. */
function worldRules(group: EvaluatedResource, resources: Resources): readonly Rule[] {
  const own = about(resources, vpc.securityGroupIngressRule, "securityGroupId", group).map(
    ({ inputs }) => inputs,
  );
  const lines = asList(group.inputs["ingress"]);
  return [...own, ...lines].flatMap((rule) =>
    worldFamilies(rule).map((family) => ({ ...portRange(rule), family })),
  );
}

function worldFamilies(rule: unknown): readonly Rule["family"][] {
  const sources = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"].flatMap((key) =>
    asList(field(rule, key)),
  );
  return [
    ...(sources.includes("0.0.0.0/0") ? (["4"] as const) : []),
    ...(sources.includes("::/0") ? (["6"] as const) : []),
  ];
}

/** The ports of a rule: every port if the rule is for every protocol. */
function portRange(rule: unknown): { readonly from: number; readonly to: number } {
  const protocol = String(field(rule, "ipProtocol") ?? field(rule, "protocol"));
  const [from, to] = [field(rule, "fromPort"), field(rule, "toPort")];
  return protocol === "-1" || typeof from !== "number" || typeof to !== "number"
    ? { from: 0, to: 65_535 }
    : { from, to };
}
