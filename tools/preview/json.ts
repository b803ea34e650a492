import { costJson } from "../cost";
import type { StackPreview } from "./evaluateStack";
import { unknownPaths } from "./readable";
import { timelineJson } from "./timelineRows";
import { countResources } from "./tree";

/** The preview for scanners and scripts: complete inputs, with a stand-in for each value that only AWS can know. */
export function previewJson(preview: StackPreview): string {
  const { resources, cost, timeline, ...rest } = preview;
  const document = {
    ...rest,
    budget: rest.budget ?? null,
    cost: costJson(cost),
    timeline: timelineJson(timeline),
    counts: countResources(resources),
    resources: resources.map((resource) => ({
      ...resource,
      id: resource.id ?? null,
      parent: resource.parent ?? null,
      provider: resource.provider ?? null,
      knownAfterUp: unknownPaths(resource.inputs),
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
