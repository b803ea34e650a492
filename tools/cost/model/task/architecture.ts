import { ecs } from "../../../aws";
import type { EvaluatedResource } from "../../../evaluate";
import type { PriceKey } from "../../items";
import { mapOf } from "../inputs";

/** Fargate's CPUs, by their names in a task definition. */
export type Architecture = "X86_64" | "ARM64";

/**
 * The CPU of a task definition, x86 if it names none; undefined if it is not for Linux.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html
 */
export function architectureOf({ inputs }: EvaluatedResource): Architecture | undefined {
  const platform = mapOf(inputs["runtimePlatform"]);
  if ((platform["operatingSystemFamily"] ?? "LINUX") !== "LINUX") return undefined;
  return platform["cpuArchitecture"] === "ARM64" ? "ARM64" : "X86_64";
}

/** The same stack, with its tasks on the other CPU. */
export function onOtherCpu(resources: readonly EvaluatedResource[]): readonly EvaluatedResource[] {
  return resources.map((each) => {
    if (each.type !== ecs.taskDefinition.type) return each;
    const cpuArchitecture = architectureOf(each) === "ARM64" ? "X86_64" : "ARM64";
    const runtimePlatform = { ...mapOf(each.inputs["runtimePlatform"]), cpuArchitecture };
    return { ...each, inputs: { ...each.inputs, runtimePlatform } };
  });
}

/** The keys of the prices for a task's CPU and memory. */
export function fargateKeys(
  architecture: Architecture,
  spot: boolean,
): { readonly vcpu: PriceKey; readonly memory: PriceKey } {
  switch (architecture) {
    case "X86_64":
      return spot
        ? { vcpu: "fargateSpotX86Vcpu", memory: "fargateSpotX86Memory" }
        : { vcpu: "fargateX86Vcpu", memory: "fargateX86Memory" };
    case "ARM64":
      return spot
        ? { vcpu: "fargateSpotArmVcpu", memory: "fargateSpotArmMemory" }
        : { vcpu: "fargateArmVcpu", memory: "fargateArmMemory" };
  }
}
