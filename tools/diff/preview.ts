import { z } from "zod";

/** A resource as Pulumi's state has it, or as the run would leave it. */
const state = z.object({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().default(false),
  id: z.string().optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  protect: z.boolean().default(false),
  retainOnDelete: z.boolean().default(false),
  inputs: z.record(z.string(), z.unknown()).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  dependencies: z.array(z.string()).nullish(),
  /** URNs by input: the resources on which its value depends. */
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
});

const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.nullish(),
  newState: state.nullish(),
  replaceReasons: z.array(z.string()).nullish(),
});

const digest = z.object({
  config: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(step).default([]),
  diagnostics: z
    .array(z.object({ message: z.string(), severity: z.string() }))
    .nullish()
    .transform((all) => all ?? []),
});

/**
 * What `pulumi preview --json --show-sames` prints.
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/common/display/json.go
 */
export type Digest = z.infer<typeof digest>;
export type State = z.infer<typeof state>;
export type Step = z.infer<typeof step>;

/** Stands in Pulumi's JSON for a value that is known only during the run. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Reads the preview of Pulumi's CLI; undefined if it is not one, e.g. because the CLI failed before. */
export function readDigest(text: string): Digest | undefined {
  try {
    return digest.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The type of a task definition, which is known by its ARN, while its id is only its family. */
export const taskType = "aws:ecs/taskDefinition:TaskDefinition";

/** The last part of a URN. */
export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}
