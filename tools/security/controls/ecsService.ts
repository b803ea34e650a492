import { field, input, list } from "../read";
import { hasOwnVpc, isDisposable, onDisposable } from "../stack";
import type { Control } from "../types";

const latestPlatforms: readonly unknown[] = [undefined, "LATEST", "1.4.0"];

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html */
export const ecsServiceControls: readonly Control[] = [
  {
    id: "ECS.2",
    title: "Tasks have no public address",
    passes: (service) => input(service, "networkConfiguration", "assignPublicIp") !== true,
    met: "`network`: tasks are in private subnets, `assignPublicIp` is off",
    open: "`assignPublicIp` is on; `network: { mode: dedicated }` ends it",
    accepted: (_, resources) =>
      isDisposable(resources) && !hasOwnVpc(resources)
        ? {
            reason:
              "The default VPC has no NAT, which would cost more than the app: without an address a task could not " +
              "pull its image. Its security group lets in only the balancer.",
            review: "2027-05-31",
          }
        : undefined,
    checkov: ["CKV_AWS_333"],
  },
  {
    id: "ECS.10",
    title: "Tasks run on the latest platform version of Fargate",
    passes: (service) => latestPlatforms.includes(service.inputs["platformVersion"]),
    met: "`platformVersion` is left to AWS, which takes the latest",
    open: "`platformVersion` is an old one; leave it out",
    checkov: ["CKV_AWS_332"],
  },
  {
    id: "ECS.12",
    title: "The cluster has Container Insights",
    passes: (cluster) =>
      list(cluster, "settings").some(
        (each) =>
          field(each, "name") === "containerInsights" &&
          ["enabled", "enhanced"].includes(String(field(each, "value"))),
      ),
    met: "`monitoring.containerInsights`",
    open: "no Container Insights; `monitoring.containerInsights: enabled` adds it",
    accepted: onDisposable({
      reason:
        "People watch a disposable stack only while they work on it, and these metrics would cost a third of the app: " +
        "those of the service are free.",
      review: "2027-05-31",
    }),
    checkov: ["CKV_AWS_65"],
  },
];
