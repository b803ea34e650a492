import type { Release } from "../../live/releases/collect";
import type { Line } from "../doctor/types";
import { checkDeployment, checkFindings, checkPlatform, checkTag, checkValues } from "./checks";
import { bakedInImage, differingValues, type Ends } from "./facts";
import type { Opened } from "./open";
import type { Promotion } from "./text";

/** The limit that allows all findings. */
export const noLimit = "none";

/** What the person allows. */
export interface Allowed {
  /** The severity that is not allowed any more, or `noLimit`. */
  readonly scan: string;
  /** Names of values that the person knows not to be compiled in. */
  readonly accept: readonly string[];
}

/** Makes every check, even if one fails, so that all reasons are listed at once. */
export async function examine(
  ends: Ends,
  { tag, digest }: Promotion,
  releases: readonly Release[],
  { scan, accept }: Allowed,
  { shipment, source, target, configs }: Opened,
): Promise<readonly Line[]> {
  const { from, to } = ends;
  const [{ imagePlatforms }, { secretValues }] = await Promise.all([
    import("../../live/ecr/imagePlatforms"),
    import("../../live/secrets/values"),
  ]);
  // ECR scans the images in an index, not the index.
  const image = shipment.imageFor(to.platform);
  const [platforms, findings, there, values] = await Promise.all([
    imagePlatforms(configs.from, { repositoryName: from.repository, digest }),
    scan === noLimit ? undefined : source.findings(image.digest),
    target.find(tag),
    differingValues(ends, configs, secretValues),
  ]);
  const baked = await bakedInImage(shipment, image, values);
  const facts = { names: Object.keys(values), baked, accepted: accept };
  return [
    { check: "deployment", ...checkDeployment(releases, from.stack, new Date()) },
    { check: "CPU", ...checkPlatform(platforms, to.platform, to.stack) },
    { check: "findings", ...checkFindings(findings, scan === noLimit ? undefined : scan) },
    { check: "values", ...checkValues(facts, from.stack, to.stack) },
    { check: "tag", ...checkTag(tag, there?.digest, digest) },
  ];
}
