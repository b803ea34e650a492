import { z } from "zod";
import type { Io } from "../catalog/io";

const exported = z.object({
  deployment: z.object({ resources: z.array(z.object({ urn: z.string() })).default([]) }),
});

/**
 * URNs of the resources in a stack's state; undefined if there is no CLI, or no such stack in its
 * backend.
 */
export async function stateOf(
  stack: string,
  { programs }: Io,
): Promise<ReadonlySet<string> | undefined> {
  if (!(await programs.has("pulumi"))) return undefined;
  const text = await programs.read("pulumi", ["stack", "export", "-s", stack]);
  if (text === undefined) return undefined;
  const { deployment } = exported.parse(JSON.parse(text));
  return new Set(deployment.resources.map(({ urn }) => urn));
}
