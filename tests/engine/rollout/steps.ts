import { diagnosis } from "../../../tools/account/live";
import { Scenario } from "../support/scenario";

/** A prod stack before its first service, with the image pushed. */
export async function firstRun(): Promise<Scenario> {
  const prod = await Scenario.start({ stack: "prod" });
  try {
    await prod.succeed();
    prod.push("v1.0.0");
  } catch (error) {
    prod.end();
    throw error;
  }
  return prod;
}

export const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";
export const serviceType = "aws:ecs/service:Service";

/** The text that the engine adds to every failed run. */
export const failed = "update failed";
export const again = "Mend the image or the settings and run pulumi up --stack prod again.";
export const providersError = "rollback: deployment failed: tasks failed to start.";

/** The text about a rollout that the provider reports as failed. */
export const explained = (error: string, why = diagnosis) =>
  [`The rollout of mcp-catalog-service failed: ${error}`, "", why, "", again].join("\n");

/** How many tasks of the service run. */
export function tasks({ world }: Scenario): number {
  const deployment = world.deployments.of("mcp-catalog-service");
  const [service] = world.all(serviceType);
  return deployment?.healthy ? Number(service?.inputs["desiredCount"]) : 0;
}

/** How often the program itself has started a deployment in ECS. */
export function deployments({ world }: Scenario): number {
  return world.calls.filter(({ type }) => type === "UpdateService").length;
}

/** The images in the registry, oldest first, in the form of a task definition. */
export function images({ world }: Scenario): string[] {
  const all = [...(world.images.get("mcp-catalog")?.values() ?? [])];
  return all.map(({ digest }) => `${registry}@${digest}`);
}
