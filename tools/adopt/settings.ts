import { secretWords } from "../../settings/toSettings/secrets";
import type { Settings } from "../../settings/types";
import type { AccountByHand } from "../../live/adopt";
import { isDeepStrictEqual } from "node:util";
import type { Setting } from "./types";

/** The changes of the stack's file with which nothing that holds data or an address is replaced. */
export function settingsOf(
  settings: Settings,
  account: AccountByHand,
  missingSecrets: readonly string[],
): readonly Setting[] {
  return [
    ...networkSettings(settings, account),
    ...imageSettings(settings, account),
    ...secretSettings(settings, account, missingSecrets),
  ];
}

/**
 * The network in which balancer and tasks are. The balancer keeps its security groups beside its own until the last of
 * the old tasks has ended: the old tasks do not accept requests from the new group.
 */
function networkSettings(
  { network: now }: Settings,
  { balancer, service }: AccountByHand,
): readonly Setting[] {
  if (!balancer) return [];
  const network = {
    mode: "existing",
    vpcId: balancer.vpcId,
    balancerSubnetIds: balancer.subnetIds,
    taskSubnetIds: service?.subnetIds ?? balancer.subnetIds,
    assignPublicIp: service?.assignPublicIp ?? true,
    balancerSecurityGroupIds: balancer.securityGroupIds,
  };
  const has =
    now.mode === "existing"
      ? Object.fromEntries(Object.entries(now).filter(([key]) => key in network))
      : now;
  if (isDeepStrictEqual(has, network)) return [];
  const values = Object.entries(network).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.map((each, index) => `network.${key}[${index}]=${String(each)}`)
      : [`network.${key}=${String(value)}`],
  );
  return [
    { words: ["rm", "network"], shows: [] },
    {
      words: ["set-all", "--path", ...values.flatMap((each) => ["--plaintext", each])],
      shows: Object.entries(network).map(([key, value]) => [
        `network.${key}`,
        Array.isArray(value) ? value.join(" ") : String(value),
      ]),
    },
  ];
}

/** The version that runs, and the CPU for which its image was made. */
function imageSettings(
  { imageTag, container: { platform } }: Settings,
  { service, imageTags }: AccountByHand,
): readonly Setting[] {
  if (!service) return [];
  const runs = service.architecture === "ARM64" ? "linux/arm64" : "linux/amd64";
  const [version] = versionsIn(imageTags);
  const one = (key: string, value: string, ...options: readonly string[]): Setting => ({
    words: ["set", ...options, key, value],
    shows: [[key, value]],
  });
  return [
    ...(version === undefined || imageTags.includes(imageTag) ? [] : [one("imageTag", version)]),
    ...(runs === platform ? [] : [one("image.platform", runs, "--path")]),
  ];
}

/** The tags that name a version, the highest first. */
export function versionsIn(tags: readonly string[]): readonly string[] {
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  return tags.filter((tag) => tag !== "latest").sort((a, b) => compare(b, a));
}

/** Secrets that the stack's file lacks and that the account has. */
function secretSettings(
  { secrets, names: { base } }: Settings,
  { names }: AccountByHand,
  missing: readonly string[],
): readonly Setting[] {
  return secrets.flatMap(({ variable, name }) => {
    const words = secretWords(variable);
    const secret = `${base}/${name}`;
    const key = words.at(-1) ?? "";
    const has = names.some((each) => each.kind === "secret" && each.name === secret);
    const shows = [[key, `the current value of ${secret}, encrypted`]] as const;
    return has && missing.includes(key) ? [{ words: ["set", ...words], secret, shows }] : [];
  });
}
