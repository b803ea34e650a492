import type { EvaluatedResource } from "../../../../tools/evaluate";
import { previewCommitted } from "../../../support/stack";
import { architectureDiagram } from "../../../../tools/preview/diagram";

export type Resources = readonly EvaluatedResource[];

/** The diagram of prod, in the default network unless the settings name another. */
export async function resourcesOf(...settings: readonly string[]): Promise<Resources> {
  return (await previewCommitted("prod", ["network.mode=default", ...settings])).resources;
}

/** The stack before its first image: everything except what runs the image. */
export function withoutService(resources: Resources): Resources {
  return resources.filter(({ type }) => !/:(Service|TaskDefinition)$/.test(type));
}

/** The lines of a diagram that are not the same in that of the default network. */
export async function otherThanProd(resources: Resources): Promise<readonly string[]> {
  const prod = architectureDiagram(await resourcesOf()).split("\n");
  return architectureDiagram(resources)
    .split("\n")
    .filter((line) => !prod.includes(line) && line.trim() !== "end")
    .map((line) => line.trim());
}

/** Ends of the edges that no line of the diagram declares. */
export function undeclared(diagram: string): readonly string[] {
  const declared = [...diagram.matchAll(/^\s*(?:subgraph )?(\w+)[[(]/gm)].map(([, id]) => id);
  const ends = [...diagram.matchAll(/^\s*(\w+) -- ".*" --> (\w+)$/gm)].flatMap(([, a, b]) => [
    a,
    b,
  ]);
  return ends.filter((end) => !declared.includes(end)).map(String);
}

export const existing = {
  mode: "existing",
  vpcId: "vpc-1111111111111aaaa",
  balancerSubnetIds: ["subnet-1111111111111aaaa", "subnet-2222222222222bbbb"],
  taskSubnetIds: ["subnet-3333333333333cccc", "subnet-4444444444444dddd"],
};

export const service =
  'tasks["ECS service on Fargate<br/>mcp-catalog-service<br/>2 × 0.25 vCPU, 512 MiB"]';
export const logs =
  'logs["CloudWatch Logs<br/>/ecs/mcp-catalog<br/>kept 365 days<br/>Access logs in S3<br/>mcp-catalog-access-logs-123456789012"]';
