import type { ClientConfig } from "../../../live/calls/clients";
import type { ImageRegistry } from "../../../live/ecr/images";
import { bakedText, publicOnes, type Baked } from "../../push/baked";
import type { PushStack } from "../../push/stack";
import { findingsText, isAbove, listText } from "../../push/text";
import { UsageError } from "../../stack/usageError";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";

/** The options about findings. */
interface Asked {
  readonly json: boolean;
  /** The severity from which on findings are too bad, or CRITICAL. */
  readonly scan?: string | true;
}

/** Looks for the stack's values in an image of the registry: 1 if there are any. */
export async function baked(
  client: ClientConfig,
  registry: ImageRegistry,
  { known, secret, platform, repository, stack }: PushStack,
  tag: string,
  io: Io,
): Promise<number> {
  const [{ readShipment }, { secretValues }, { bakedInImage }] = await Promise.all([
    import("../../../live/ecr/shipment"),
    import("../../../live/secrets/values"),
    import("../../promote/facts"),
  ]);
  const at = { config: client, name: repository };
  const digest = (await registry.find(tag))?.digest;
  const shipment = digest === undefined ? undefined : await readShipment(digest, at, at);
  if (shipment === undefined) throw noImage(tag);
  const values = await secretValues(client, Object.values(secret));
  const secrets = Object.entries(secret).map(([name, id]) => [name, values.get(id) ?? ""]);
  const all = { ...publicOnes(known), ...(Object.fromEntries(secrets) as typeof known) };
  const found = await bakedInImage(shipment, shipment.imageFor(platform), all);
  if (found === undefined) {
    io.err("A layer of the image is compressed in a way that cannot be read here.\n");
    return exitCodes.unanswered;
  }
  return answer(found, [], stack, io);
}

/** Prints what a build has compiled in: 1 if there is anything. */
export function answer(values: Baked, secrets: readonly string[], stack: string, io: Io): number {
  io.out(bakedText(values, secrets, stack));
  return values.found.length > 0 ? exitCodes.notWell : exitCodes.well;
}

function noImage(tag: string): UsageError {
  return new UsageError(
    `There is no image with the tag ${tag}. npx catalog push --list shows them.`,
  );
}

/** Prints the versions that exist. */
export async function list(registry: ImageRegistry, json: boolean, io: Io): Promise<number> {
  const images = await registry.list();
  io.out(json ? `${JSON.stringify(images, null, 2)}\n` : listText(images, new Date(), io.style));
  return exitCodes.well;
}

/** Prints what ECR found in a version: 1 if it is as bad as the limit, 3 if the scan has not ended. */
export async function scan(
  registry: ImageRegistry,
  tag: string,
  { json, scan: asked }: Asked,
  io: Io,
): Promise<number> {
  if (!(await registry.find(tag))) {
    throw noImage(tag);
  }
  const findings = await registry.findings(tag);
  if (findings === undefined) {
    io.err(`${tag} has not been scanned, or the scan has not ended. Ask again in a minute.\n`);
    return exitCodes.unanswered;
  }
  const limit = asked === true || asked === undefined ? "CRITICAL" : asked;
  const above = isAbove(findings, limit);
  if (json) io.out(`${JSON.stringify({ tag, findings, limit, above }, null, 2)}\n`);
  else io.out(`${tag}: ${findingsText(findings)}\n`);
  return above ? exitCodes.notWell : exitCodes.well;
}
