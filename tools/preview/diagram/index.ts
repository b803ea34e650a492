import { ecr, ecs, wafv2 } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { edge, joined, trafficEdges, trafficNodes } from "./edges";
import { input, one } from "./find";
import { monitoringLines } from "./monitoring";
import { interfaceEndpoints, networkLines, node, stack } from "./network";

type Resources = readonly EvaluatedResource[];

/** The part of the container's definition that the picture shows. */
interface ContainerDefinition {
  readonly secrets: readonly { readonly name: string }[];
}

/**
 * The architecture as a Mermaid flowchart, derived from the resources: which parts connect on which port, in which
 * subnets, with which secrets. It goes from top to bottom and has one edge between two groups, so that its text stays
 * legible on a page of 880 pixels. https://mermaid.js.org/syntax/flowchart.html
 */
export function architectureDiagram(resources: Resources): string {
  const monitoring = monitoringLines(resources);
  const lines = [
    ...trafficNodes(resources),
    ...guardLines(resources),
    ...networkLines(resources),
    ...startLines(resources),
    ...joined(trafficEdges(resources)),
    ...monitoring,
    edge(one(resources, ecs.service) ? "tasks" : "alb", "logs, metrics", "monitoring"),
    ...(interfaceEndpoints(resources).length > 0 && one(resources, ecs.service)
      ? ["endpoints ~~~ monitoring"]
      : []),
  ];
  return ["flowchart TB", ...lines.map((line) => `  ${line}`)].join("\n");
}

/** What a task needs to start: its image and its secrets, by the names that the app uses. */
function startLines(resources: Resources): string[] {
  const task = one(resources, ecs.taskDefinition);
  const images = { id: "ecr", label: ["ECR", input(one(resources, ecr.repository), "name")] };
  if (!task) return stack("start", "Before the first task", [images]);
  const [container] = JSON.parse(
    String(input(task, "containerDefinitions")),
  ) as ContainerDefinition[];
  const names = (container?.secrets ?? []).map(({ name }) => name);
  const secrets = { id: "secrets", label: ["Secrets Manager", ...names] };
  return [
    ...stack("start", "A task starts with", names.length === 0 ? [images] : [images, secrets]),
    edge("start", names.length === 0 ? "image" : "image, secrets", "tasks"),
  ];
}

/** The web ACL, which checks each request before the balancer does. */
function guardLines(resources: Resources): string[] {
  const acl = one(resources, wafv2.webAcl);
  return acl ? [node("waf", "AWS WAF", input(acl, "name")), edge("waf", "checks", "alb")] : [];
}
