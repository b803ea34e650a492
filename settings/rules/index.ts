import * as path from "node:path";
import { fargateSizes } from "../../components/fargateApp/task/size";
import { brief } from "../problems/explainIssues";
import { baseName, longestBaseName, shortestBaseName } from "../names";
import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";
import { containerRules } from "./container";
import { exposedRules } from "../risks/exposed";
import { outsideCheckRules } from "./outsideCheck";
import { placeRules } from "./places";
import { regionRule } from "./region";
import { scalingRules } from "./scaling";
import { secretRules } from "./secrets";
import { sharingRules } from "./sharing";
import { sizeRules } from "./sizes";
import { tagRule } from "./tags";
import { tracesRules } from "./traces";
import { variableRules } from "./variables";

type Values = Partial<OwnKeys>;

/**
 * Applies the rules that look at several keys. A rule skips values that did not parse, because they are already
 * reported.
 */
export function configRules(values: Values, raw: RawConfig): Problem[] {
  return rules.flatMap((rule) => rule(values, raw));
}

const rules: readonly Rule[] = [
  stackName,
  fargateSize,
  checkCommand,
  ...containerRules,
  ...secretRules,
  ...exposedRules,
  ...variableRules,
  ...scalingRules,
  tagRule,
  ...placeRules,
  ...sizeRules,
  buildFiles,
  distinctEntries,
  domainProof,
  ...sharingRules,
  ...outsideCheckRules,
  ...tracesRules,
  regionRule,
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
  if (base.startsWith("internal-")) {
    return [
      {
        key: "stack",
        message: `names resources "${base}", and AWS reserves internal-: ${rename}`,
      },
    ];
  }
  if (base.length < shortestBaseName) {
    return [
      {
        key: "stack",
        message: `names resources "${base}", and an ECR repository's name has at least ${shortestBaseName} characters: ${rename}`,
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

function distinctEntries({
  network,
  egressPorts,
  followRotation,
  writablePaths,
}: Values): Problem[] {
  const lists: [string, readonly (string | number)[] | undefined][] = [
    ["egressPorts", egressPorts],
    ["followRotation", followRotation],
    ["writablePaths", writablePaths],
    [
      "network.balancerSubnetIds",
      network?.mode === "existing" ? network.balancerSubnetIds : undefined,
    ],
    ["network.taskSubnetIds", network?.mode === "existing" ? network.taskSubnetIds : undefined],
    [
      "network.balancerSecurityGroupIds",
      network?.mode === "existing" ? network.balancerSecurityGroupIds : undefined,
    ],
    ["network.dnsServers", network?.mode === "existing" ? network.dnsServers : undefined],
    ["network.endpoints", network?.mode === "dedicated" ? network.endpoints : undefined],
  ];
  return lists.flatMap(([key, list]) => {
    const twice = list?.find((entry, index) => list.indexOf(entry) !== index);
    return twice === undefined ? [] : [{ key, message: `names ${twice} twice` }];
  });
}

function domainProof({ domain }: Values, { values }: RawConfig): Problem[] {
  if (!domain) return [];
  const { name, zone, certificateArn } = domain;
  if ((zone === undefined) === (certificateArn === undefined)) {
    return [{ key: "domain", message: "needs either zone or certificateArn" }];
  }
  if (zone !== undefined && name !== zone && !name.endsWith(`.${zone}`)) {
    return [{ key: "domain.name", message: `must be ${zone} or end with .${zone}, got ${name}` }];
  }
  const region = values["aws:region"];
  if (certificateArn !== undefined && certificateArn.split(":")[3] !== region) {
    return [
      {
        key: "domain.certificateArn",
        message: `must be in ${region ?? "the stack's region"}, got ${certificateArn}`,
      },
    ];
  }
  return [];
}
