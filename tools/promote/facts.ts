import type { ClientConfig } from "../../live/calls/clients";
import type { Manifest } from "../../live/ecr/tree";
import type { Shipment } from "../../live/ecr/shipment";
import { isNamed } from "../../live/calls/errors";
import { imageStack, type PushStack } from "../push/stack";
import { BakedSearch, isOfTheApp, type Baked } from "../push/baked";
import type { StackConfig } from "../stack/readStackConfig";
import { UsageError } from "../stack/usageError";

/** One end of a promotion. */
export interface End extends PushStack {
  readonly builds: boolean;
}

/** Both ends. */
export interface Ends {
  readonly from: End;
  readonly to: End;
}

/**
 * Reads both ends from their files. Raises a SettingsError that lists every bad key, and a UsageError if the target
 * takes no image from outside, or if both are the same stack.
 */
export function endsOf(from: StackConfig, to: StackConfig, env: NodeJS.ProcessEnv): Ends {
  if (from.stack === to.stack) {
    throw new UsageError(
      `${from.stack} is named twice: name first the stack that runs the version, then the one that gets it.`,
    );
  }
  const ends = { from: imageStack(from, env), to: imageStack(to, env) };
  if (!ends.to.builds) return ends;
  throw new UsageError(
    `${to.stack} builds its image in pulumi up (image.source is build), so that nothing can be promoted to it: ` +
      `pulumi config set --path image.source registry -s ${to.stack}`,
  );
}

/**
 * Variables that follow from a deployment's tag. Next.js compiles their values in, and they are
 * right for both stacks.
 */
const ofTheVersion = ["NEXT_DEPLOYMENT_ID"];

/** Reads the current values of secrets, by name. */
export type SecretValues = (
  config: ClientConfig,
  names: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

/** The source's build values that the target does not share, by variable. They are only compared, never shown. */
export async function differingValues(
  { from, to }: Ends,
  configs: { readonly from: ClientConfig; readonly to: ClientConfig },
  secretValues: SecretValues,
): Promise<Readonly<Record<string, string>>> {
  const [theirs, ours] = await Promise.all([
    valuesOf(from, configs.from, secretValues),
    valuesOf(to, configs.to, secretValues),
  ]);
  return Object.fromEntries(
    Object.entries(theirs).filter(
      ([name, value]) => value !== ours[name] && !ofTheVersion.includes(name),
    ),
  );
}

async function valuesOf(
  { known, secret }: End,
  config: ClientConfig,
  secretValues: SecretValues,
): Promise<Readonly<Record<string, string>>> {
  const names = Object.entries(secret);
  const values =
    names.length === 0
      ? new Map<string, string>()
      : await secretValues(
          config,
          names.map(([, name]) => name),
        );
  const found = names.flatMap(([variable, name]) => {
    const value = values.get(name);
    return value === undefined ? [] : [[variable, value] as const];
  });
  return { ...known, ...Object.fromEntries(found) };
}

/** Which of some values an image contains; undefined if a layer cannot be read. */
export async function bakedInImage(
  shipment: Pick<Shipment, "eachFile">,
  image: Manifest,
  values: Readonly<Record<string, string>>,
): Promise<Baked | undefined> {
  const search = new BakedSearch(values);
  if (Object.keys(values).length === 0) return search.result();
  try {
    await shipment.eachFile(image, isOfTheApp, ({ path, text }) => {
      search.look(path, text);
    });
    return search.result();
  } catch (error) {
    if (isNamed(error, "UnknownLayer")) return undefined;
    throw error;
  }
}
