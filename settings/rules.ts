import * as path from "node:path";
import { fargateSizes } from "../components/fargateApp/size";
import { brief } from "./describe";
import { baseName, longestBaseName } from "./names";
import type { OwnKeys, RawConfig } from "./parse";
import type { Problem } from "./problems";
import { encryptedKeys, missingSecretKeys, secretKeys, secretName } from "./secrets";

type Values = Partial<OwnKeys>;
type Rule = (values: Values, raw: RawConfig) => readonly Problem[];

/** Tags that the program sets on every resource. */
export const reservedTags = ["Project", "Stack", "ManagedBy"] as const;

/** The rules that look at more than one key. Each skips what did not parse: that is reported already. */
export function configRules(values: Values, raw: RawConfig): Problem[] {
  return rules.flatMap((rule) => rule(values, raw));
}

const rules: readonly Rule[] = [
  stackName,
  fargateSize,
  checkTimeout,
  checkCommand,
  requiredSecrets,
  secretsAreEncrypted,
  secretValues,
  distinctSecrets,
  environmentNames,
  tagNames,
  buildFiles,
  distinctEntries,
];

function stackName(_: Values, { project, stack }: RawConfig): Problem[] {
  const base = baseName(project, stack);
  const rename = "choose another stack name (pulumi stack init) or project name (Pulumi.yaml)";
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(base)) {
    return [
      {
        key: "stack",
        message: `names resources "${base}", which must be lowercase letters, digits and single hyphens: ${rename}`,
      },
    ];
  }
  if (base.length > longestBaseName) {
    return [
      {
        key: "stack",
        message: `names resources "${base}", ${base.length} characters of at most ${longestBaseName} (an ALB's name has 32): ${rename}`,
      },
    ];
  }
  return [];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size */
function fargateSize({ cpu, memory }: Values): Problem[] {
  if (cpu === undefined || memory === undefined) return [];
  const sizes = fargateSizes.get(cpu) ?? [];
  if (sizes.includes(memory)) return [];
  return [
    {
      key: "memory",
      message: `for cpu ${cpu} must be one of ${sizes.join(", ")} (MiB), got ${memory}`,
    },
  ];
}

function checkTimeout({ healthCheck }: Values): Problem[] {
  if (!healthCheck || healthCheck.timeoutSeconds < healthCheck.intervalSeconds) return [];
  return [
    {
      key: "healthCheck.timeoutSeconds",
      message: `must be less than healthCheck.intervalSeconds (${healthCheck.intervalSeconds}), got ${healthCheck.timeoutSeconds}`,
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
function checkCommand({ healthCheck }: Values): Problem[] {
  const first = healthCheck?.command?.[0];
  if (first === undefined || first === "CMD" || first === "CMD-SHELL") return [];
  return [
    {
      key: "healthCheck.command",
      message: `must start with CMD or CMD-SHELL, got ${brief(first)}`,
    },
  ];
}

function requiredSecrets(_: Values, raw: RawConfig): Problem[] {
  return missingSecretKeys(raw).map((key) => ({
    key,
    message: `is required and not set: pulumi config set --secret ${key}`,
  }));
}

function secretsAreEncrypted(_: Values, raw: RawConfig): Problem[] {
  return encryptedKeys
    .filter(({ key }) => {
      const fullKey = `${raw.project}:${key}`;
      return raw.values[fullKey] !== undefined && !raw.isSecret(fullKey);
    })
    .map(({ key, command }) => ({
      key,
      message: `is stored as plain text and must be encrypted: ${command}`,
    }));
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
function secretValues(values: Values): Problem[] {
  const all = [
    ...secretKeys.map(({ key }) => [key, values[key]] as const),
    ...Object.entries(values.secrets ?? {}).map(
      ([name, value]) => [`secrets.${name}`, value] as const,
    ),
  ];
  return all.flatMap(([key, value]) => {
    if (value === "")
      return [{ key, message: "is empty, and Secrets Manager keeps no empty value" }];
    if (value !== undefined && Buffer.byteLength(value) > 65_536) {
      return [{ key, message: "is longer than the 65536 bytes that Secrets Manager keeps" }];
    }
    return [];
  });
}

function distinctSecrets({ secrets = {} }: Values): Problem[] {
  const taken = new Map(secretKeys.map(({ name, key }) => [name, key as string]));
  return Object.keys(secrets).flatMap((variable) => {
    const key = `secrets.${variable}`;
    const owner = secretKeys.find((secret) => secret.variable === variable);
    if (owner)
      return [{ key, message: `has a key of its own: pulumi config set --secret ${owner.key}` }];
    const name = secretName(variable);
    const other = taken.get(name);
    taken.set(name, key);
    return other
      ? [{ key, message: `is kept under the same name (${name}) as ${other}: rename it` }]
      : [];
  });
}

function environmentNames({ environment = {}, secrets = {} }: Values): Problem[] {
  return Object.keys(environment).flatMap((variable) => {
    const key = `environment.${variable}`;
    const owner = secretKeys.find((secret) => secret.variable === variable);
    if (owner) {
      return [
        { key, message: `is a secret: remove it and pulumi config set --secret ${owner.key}` },
      ];
    }
    if (variable in secrets) return [{ key, message: `is in secrets too: remove one of the two` }];
    if (variable === "PORT") return [{ key, message: "follows containerPort: set that instead" }];
    return [];
  });
}

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#tag-conventions */
function tagNames({ tags = {} }: Values): Problem[] {
  return Object.entries(tags).flatMap(([tag, value]) => {
    const key = `tags.${tag}`;
    if ((reservedTags as readonly string[]).includes(tag)) {
      return [{ key, message: "is set by the program: choose another tag" }];
    }
    if (/^aws:/i.test(tag))
      return [{ key, message: "must not start with aws:, which AWS reserves" }];
    if (tag.length > 128) return [{ key, message: "must have at most 128 characters" }];
    if (value.length > 256)
      return [{ key, message: "must have a value of at most 256 characters" }];
    return [];
  });
}

function buildFiles({ image }: Values, { fileExists }: RawConfig): Problem[] {
  if (image?.source !== "build") return [];
  if (!fileExists(image.context)) {
    return [
      { key: "image.context", message: `is a folder that does not exist, got ${image.context}` },
    ];
  }
  const dockerfile = image.dockerfile ?? path.join(image.context, "Dockerfile");
  if (fileExists(dockerfile)) return [];
  const key = image.dockerfile ? "image.dockerfile" : "image.context";
  return [{ key, message: `needs the file ${dockerfile}, which does not exist` }];
}

function distinctEntries({ network, egressPorts }: Values): Problem[] {
  const lists: [string, readonly (string | number)[] | undefined][] = [
    ["egressPorts", egressPorts],
    [
      "network.balancerSubnetIds",
      network?.mode === "existing" ? network.balancerSubnetIds : undefined,
    ],
    ["network.taskSubnetIds", network?.mode === "existing" ? network.taskSubnetIds : undefined],
  ];
  return lists.flatMap(([key, list]) => {
    const twice = list?.find((entry, index) => list.indexOf(entry) !== index);
    return twice === undefined ? [] : [{ key, message: `names ${twice} twice` }];
  });
}
