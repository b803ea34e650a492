import { text } from "../../../tools/account/world/values";
import type { Scenario } from "../support/scenario";

/** Where the newest revision takes a secret from. */
export function valueFrom({ world }: Scenario, variable = key): string {
  const task = world.all("aws:ecs/taskDefinition:TaskDefinition").at(-1);
  const [container] = JSON.parse(text(task?.inputs ?? {}, "containerDefinitions")) as {
    readonly secrets: { readonly name: string; readonly valueFrom: string }[];
  }[];
  return container?.secrets.find(({ name }) => name === variable)?.valueFrom ?? "";
}

export const secretType = "aws:secretsmanager/secret:Secret";
export const key = "NEXT_PUBLIC_SUPABASE_ANON_KEY";

/** The ARNs of the account's secrets of a name that do not wait for their deletion. */
export function secretArns({ world }: Scenario, name: string): string[] {
  return world
    .all(secretType)
    .filter(({ inputs }) => inputs["name"] === `mcp-catalog/${name}`)
    .map(({ id }) => id);
}

/** Logical names of everything that the stack's state has. */
export async function states({ stack }: Scenario): Promise<readonly string[]> {
  const { deployment } = (await stack.exportStack()) as {
    readonly deployment: { readonly resources: readonly { readonly urn: string }[] };
  };
  return deployment.resources.map(({ urn }) => urn.split("::").at(-1) ?? "");
}

export const rolled = ["replace app-task", "update app-service"];

export const rollout = [
  "replace app-task",
  "replace secrets-supabase-key-value",
  "update app-service",
];
