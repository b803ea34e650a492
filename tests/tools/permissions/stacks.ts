import { program } from "../../../program";
import { previewAnswers } from "../../../tools/assumed/answers";
import { assumedLive } from "../../../tools/assumed/live";
import { evaluate, type EvaluatedResource, type Evaluation } from "../../../tools/evaluate";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { allPermissions } from "../../../tools/permissions";
import { deployPolicies, previewPolicies } from "../../../tools/permissions/documents";
import type { Scope } from "../../../tools/permissions/scope";
import { configurations } from "../../support/configurations";
import { projectFolder } from "../../support/program";
import { remembered } from "../../support/remembered";

export const boundaryArn = "arn:aws:iam::123456789012:policy/delivery/mcp-catalog-boundary-prod";

/** What the role of a committed stack may touch. */
export function scopeOf(stack: "prod" | "dev"): Scope {
  const suffix = stack === "prod" ? "" : "-dev";
  return {
    partition: "aws",
    account: "123456789012",
    regions: ["us-east-1"],
    project: "mcp-catalog",
    base: `mcp-catalog${suffix}`,
    display: `MCP-Catalog${suffix}`,
    hosts: [],
    zoneIds: ["*"],
  };
}

/** All policies of a stack's deploying role. */
export async function policiesOf(scope: Scope) {
  const permissions = await allPermissions();
  return [
    ...previewPolicies(permissions, scope),
    ...deployPolicies(permissions, scope, boundaryArn),
  ];
}

/** What one configuration makes in a preview. */
export interface Preview extends Evaluation {
  /** ARNs by URN, as AWS would make them. */
  readonly arnOf: (resource: EvaluatedResource) => string | undefined;
}

/** Every configuration, previewed once, by its title. */
export async function previews(): Promise<ReadonlyMap<string, Preview>> {
  const all = new Map<string, Preview>();
  for (const [title, { stack, settings }] of Object.entries(configurations)) {
    const made = await remembered(["arns", stack, settings], () => preview(stack, settings));
    all.set(title, made);
  }
  return all;
}

async function preview(stack: string, settings: readonly string[]): Promise<Preview> {
  const config = overrideConfig(readStackConfig(projectFolder, stack), settings);
  const answers = previewAnswers({
    region: config.values["aws:region"] ?? "",
    repositoryName: stack === "prod" ? "mcp-catalog" : `mcp-catalog-${stack}`,
    imageTag: config.values["mcp-catalog:imageTag"] ?? "",
  });
  const arns = new Map<string, unknown>();
  const evaluation = await evaluate(() => program(assumedLive), {
    project: config.project,
    stack,
    config: { ...config.values, ...standIns },
    secretKeys: [...config.secretKeys, ...Object.keys(standIns)],
    preview: true,
    answers: {
      ...answers,
      resource: (asked) => {
        const made = answers.resource(asked);
        arns.set(`${asked.type}::${asked.name}`, made.outputs["arn"]);
        return made;
      },
    },
  });
  const arnOf = ({ type, name }: EvaluatedResource) => {
    const arn = arns.get(`${type}::${name}`);
    return typeof arn === "string" ? arn : undefined;
  };
  return { ...evaluation, arnOf };
}

const standIns = {
  "mcp-catalog:supabaseUrl": "https://project.supabase.co",
  "mcp-catalog:supabaseKey": "key-of-a-test",
};
