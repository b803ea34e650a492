import { knownAs } from "./events";
import { ruleType, weightsOf } from "../../../tools/account/types/balancer";
import type { World } from "../../../tools/account/world";
import { text } from "../../../tools/account/world/values";

/** An account in memory, as a person would see it. */
export class Account {
  constructor(readonly world: World) {}

  /** The contents of the account, each as `<type> <name or id>`, sorted. */
  holds(): string[] {
    return this.world.resources.map(({ type, inputs }) => `${type} ${knownAs(inputs)}`).sort();
  }

  /** The revisions of the one-off tasks that ran, in order. */
  ranOnce(): string[] {
    return this.world.calls
      .filter(({ type }) => type === "RunTask")
      .map(({ inputs }) => text(inputs, "taskDefinition").split("/").at(-1) ?? "");
  }

  /** The revision that the account's service runs, e.g. `mcp-catalog:2`; undefined without a service. */
  runs(): string | undefined {
    const [service] = this.world.all("aws:ecs/service:Service");
    if (!service) return undefined;
    return text({ ...service.inputs, ...service.outputs }, "taskDefinition")
      .split("/")
      .at(-1);
  }

  /** Percent of the traffic by name of the target group, if a rule divides it. */
  weights(): Record<string, number> {
    const parts = this.world.all(ruleType).flatMap(({ inputs }) => weightsOf(inputs));
    return Object.fromEntries(parts.map(({ arn, weight }) => [arn.split("/")[1] ?? arn, weight]));
  }
}
