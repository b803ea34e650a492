import type { BadConfiguration } from "./types";

const domain = { name: "dev.example.com", zone: "example.com" };
const placeRule =
  "must be a stack of this project, e.g. staging, or of any other app { listenerArn, clusterName, taskSubnetIds, assignPublicIp, hostName }";
const listenerArn =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/house/50dc6c495c0c9188/f2f7dc8efc522ab2";
const place = { listenerArn, clusterName: "house", taskSubnetIds: ["subnet-0123456789abcdef0"] };

function badPlace(what: string, given: unknown, message: string, at = "sharedWith") {
  return { what, values: { domain, sharedWith: given }, problems: [[at, message]] } as const;
}

function notOwn(what: string, values: Readonly<Record<string, unknown>>, key: string, flag = "") {
  return {
    what,
    values: { domain, sharedWith: "dev", ...values },
    problems: [
      [
        key,
        `is decided by the stack that has the load balancer of sharedWith: pulumi config rm ${flag}${key}`,
      ],
    ],
  } as const;
}

/** Configurations that share or use a balancer in an impossible way. */
export const badSharings: readonly BadConfiguration[] = [
  {
    what: "sharing as a word",
    values: { domain, shares: "yes" },
    problems: [["shares", "must be true or false, got yes"]],
  },
  {
    what: "sharing without a domain",
    values: { shares: true },
    problems: [
      ["shares", "needs domain: host names tell the stacks apart, and HTTPS needs a certificate"],
    ],
  },
  {
    what: "sharing what is shared already",
    values: { domain, shares: true, sharedWith: "dev" },
    problems: [["shares", "has nothing to share beside sharedWith: set one of the two"]],
  },
  {
    what: "being shared with, without a domain",
    values: { sharedWith: "dev" },
    problems: [["sharedWith", "needs domain: the app's own host name tells it apart"]],
  },
  badPlace("to be shared with by itself", "prod", "must be another stack, got prod"),
  badPlace(
    "a stack that cannot be one",
    "acme/prod",
    "must be the name of a stack, e.g. staging, got acme/prod",
  ),
  badPlace("a number of a stack", 5, `${placeRule}, got 5`),
  badPlace("a list of stacks", ["dev"], `${placeRule}, got ["dev"]`),
  badPlace(
    "a listener of a network load balancer",
    { ...place, listenerArn: listenerArn.replace("/app/", "/net/") },
    `must be the ARN of an Application Load Balancer's listener, got ${listenerArn
      .replace("/app/", "/net/")
      .slice(0, 57)}...`,
    "sharedWith.listenerArn",
  ),
  badPlace(
    "a listener of another region",
    { ...place, listenerArn: listenerArn.replace("us-east-1", "eu-west-1") },
    `must be in us-east-1, got ${listenerArn.replace("us-east-1", "eu-west-1")}`,
    "sharedWith.listenerArn",
  ),
  badPlace(
    "a cluster by its ARN",
    { ...place, clusterName: "arn:cluster" },
    "must be the name of an ECS cluster: letters, digits, - and _, got arn:cluster",
    "sharedWith.clusterName",
  ),
  badPlace(
    "no subnets for its tasks",
    { ...place, taskSubnetIds: [] },
    "must be a list of at least 1 subnet id, got []",
    "sharedWith.taskSubnetIds",
  ),
  badPlace(
    "a subnet twice",
    { ...place, taskSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef0"] },
    "names subnet-0123456789abcdef0 twice",
    "sharedWith.taskSubnetIds",
  ),
  badPlace(
    "a VPC beside the subnets",
    { ...place, vpcId: "vpc-0123456789abcdef0" },
    "is not a setting: it must be one of listenerArn, clusterName, taskSubnetIds, assignPublicIp, hostName",
    "sharedWith.vpcId",
  ),
  badPlace(
    "the host name of the app that has the load balancer",
    { ...place, hostName: domain.name },
    "must be a host name of its own: the balancer's own app has dev.example.com",
    "domain.name",
  ),
  notOwn("a network of its own beside it", { network: { mode: "dedicated" } }, "network"),
  notOwn("access logs beside it", { accessLogDays: 30 }, "accessLogDays"),
  notOwn("security headers beside it", { securityHeaders: { server: true } }, "securityHeaders"),
  notOwn("a web ACL beside it", { waf: {} }, "waf"),
  notOwn(
    "a cluster's metrics beside it",
    { monitoring: { containerInsights: "enhanced" } },
    "monitoring.containerInsights",
    "--path ",
  ),
  notOwn(
    "commands in containers, which the cluster logs, beside it",
    { exec: true, readOnlyRootFilesystem: false },
    "exec",
  ),
];
