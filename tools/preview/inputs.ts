import { stringify } from "yaml";
import type { Colors } from "../text/style";
import type { StackPreview } from "./evaluateStack";
import { masked, readable } from "./readable";
import { shortType } from "./summary";
import { treeLines } from "./tree";

/** The inputs of every resource as YAML. Lines are as long as their values, and nothing is cut. */
export function resourceInputs({ resources }: StackPreview, colors: Colors): string {
  return treeLines(resources)
    .filter(({ resource }) => resource.custom || resource.remote)
    .map(({ resource }) => {
      const body = stringify(readable(resource.inputs), { lineWidth: 0 }).trimEnd();
      const heading = `  ${shortType(resource.type)} ${colors.bold(resource.name)}`;
      return [heading, ...body.split("\n").map((line) => `    ${masked(line, colors)}`)].join("\n");
    })
    .join("\n");
}
