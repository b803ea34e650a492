import * as path from "node:path";
import { callsOf, defaultTagsOf, loadShapes } from "../../../tools/calls";
import { sent } from "../../../tools/calls/empties";
import { reachedBy } from "../../../tools/calls/limits";
import type { Published } from "../../../tools/published";
import { configurations } from "../../support/configurations";
import { previewCommitted } from "../../support/stack";
import { findMoto, motoMissing } from "../../emulator/moto/moto";
import { mustSucceed } from "../../../tools/programs/run";

/** What botocore's service models say about each place that the calls of all configurations reach. */
export type Models = Pick<Published, "botocore" | "regions" | "calls">;

/** Reads the models of the installed botocore. Throws if there is no moto, which has the Python that has botocore. */
export async function readModels(): Promise<Models> {
  const moto = findMoto();
  if (!moto) throw new Error(motoMissing);
  const script = path.join(__dirname, "calls.py");
  const input = JSON.stringify(await reachedPlaces());
  const { stdout } = await mustSucceed(moto.python, [script], { input });
  return JSON.parse(stdout) as Models;
}

/** The places that the program's calls reach, by call. */
async function reachedPlaces(): Promise<Readonly<Record<string, readonly string[]>>> {
  const shapes = await loadShapes();
  const places = new Map<string, Set<string>>();
  for (const { stack, settings } of Object.values(configurations)) {
    const { resources } = await previewCommitted(stack, settings);
    const tags = defaultTagsOf(resources);
    for (const resource of resources.filter(({ type }) => type.startsWith("aws:"))) {
      // Also the places of values that no configuration sends today.
      for (const inputs of [resource.inputs, sent(resource)]) {
        for (const { call, own, parameters } of callsOf({ ...resource, inputs }, shapes, tags)) {
          const known = places.get(call) ?? new Set();
          for (const place of reachedBy(parameters)) known.add(place);
          if (own !== undefined) known.add(own);
          places.set(call, known);
        }
      }
    }
  }
  return Object.fromEntries([...places].map(([call, known]) => [call, [...known].sort()]));
}
