import type { Problem, RawConfig } from "../raw";

/** Namespaces of Pulumi and its providers, which have settings of their own. */
const others = ["aws", "awsx", "docker", "docker-build", "pulumi", "random"];

/**
 * Finds settings that stand under another project's name. Returns the configuration as if they stood under this
 * project's name, and a problem for each such name. This happens if somebody changes `name:` in Pulumi.yaml or
 * misspells the name before a key.
 */
export function withOtherProjectsKeys(
  raw: RawConfig,
  settings: readonly string[],
): { readonly raw: RawConfig; readonly problems: readonly Problem[] } {
  const strays = Object.keys(raw.values).filter((full) => {
    const [namespace = "", key = ""] = full.split(":");
    return namespace !== raw.project && !others.includes(namespace) && settings.includes(key);
  });
  const origins = new Map(strays.map((full) => [ownName(raw, full), full]));
  const names = [...new Set(strays.map((full) => full.split(":")[0] ?? ""))];
  return {
    raw: {
      ...raw,
      values: {
        ...Object.fromEntries(
          [...origins].map(([own, full]) => [own, raw.values[full] ?? ""] as const),
        ),
        ...raw.values,
      },
      isSecret: (key) => raw.isSecret(key) || raw.isSecret(origins.get(key) ?? key),
    },
    problems: names.map((name) => ({
      key: `${name}:`,
      message: message(name, raw, strays.filter((full) => full.startsWith(`${name}:`)).length),
    })),
  };
}

function ownName({ project }: RawConfig, full: string): string {
  return `${project}:${full.slice(full.indexOf(":") + 1)}`;
}

function message(name: string, { project, stack }: RawConfig, count: number): string {
  return (
    `stands before ${count === 1 ? "1 setting" : `${count} settings`}, but the project is ${project} (name: in Pulumi.yaml). ` +
    `Remove "${name}:" from Pulumi.${stack}.yaml: a key without a project's name follows it`
  );
}
