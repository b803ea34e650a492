import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/** AWS's limits. Tests compare the limits of names with AWS's service models. */
const sizeLimits = {
  /** Characters of a certificate's name. https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
  certificateName: 64,
  /** Characters of a listener rule's host name.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HostHeaderConditionConfig.html */
  hostHeader: 128,
  /** Bytes of a task definition. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
  taskDefinition: 65_536,
  /** Bytes of a task definition without its environment, secrets and folders. A test measures them. */
  taskDefinitionRest: 6144,
} as const;

function nameLengths({ domain, sharedWith, shares }: Values): readonly Problem[] {
  if (!domain) return [];
  const { name, zone } = domain;
  const key = "domain.name";
  if (zone !== undefined && name.length > sizeLimits.certificateName) {
    const most = sizeLimits.certificateName;
    return [
      {
        key,
        message: `must have at most ${most} characters, since zone makes a certificate, got ${name.length}: choose a shorter one, or name a certificate in certificateArn`,
      },
    ];
  }
  if ((sharedWith !== undefined || shares === true) && name.length > sizeLimits.hostHeader) {
    const message = `must have at most ${sizeLimits.hostHeader} characters, since a rule of the balancer tells it apart, got ${name.length}`;
    return [{ key, message }];
  }
  return [];
}

/**
 * About how many bytes the stack file adds to the task definition. It is an estimate, because the ARN of a secret is
 * known later.
 */
export function taskDefinitionBytes(
  { environment = {}, secrets = {}, writablePaths = [], healthCheck }: Values,
  { project, stack }: Pick<RawConfig, "project" | "stack">,
): number {
  const arn = `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:${project}-${stack}/`;
  const parts = [
    Object.entries(environment).map(([name, value]) => ({ name, value })),
    Object.keys(secrets).map((name) => ({
      name,
      valueFrom: `${arn}${name}-123456:::01234567-89ab-cdef-0123-456789abcdef`,
    })),
    writablePaths.map((path) => [
      { sourceVolume: path, containerPath: path, readOnly: false },
      { name: path },
    ]),
    healthCheck?.command ?? [],
  ];
  return Buffer.byteLength(JSON.stringify(parts)) + sizeLimits.taskDefinitionRest;
}

function taskDefinitionSize(values: Values, raw: RawConfig): readonly Problem[] {
  const bytes = taskDefinitionBytes(values, raw);
  if (bytes <= sizeLimits.taskDefinition) return [];
  const message = `makes a task definition of about ${bytes} bytes, and ECS takes ${sizeLimits.taskDefinition}: keep long values in a secret of their own, or in the image`;
  return [{ key: "environment", message }];
}

/** Refuses NUL bytes: no process can be started with one in its environment. */
function textsWithoutNul({ environment = {}, secrets = {} }: Values): readonly Problem[] {
  return Object.entries({ environment, secrets }).flatMap(([map, values]) =>
    Object.entries(values)
      .filter(([, value]) => value.includes("\0"))
      .map(([name]) => ({
        key: `${map}.${name}`,
        message: "has a NUL byte, which no environment variable can have",
      })),
  );
}

/** The rules about lengths, and about the texts that the container gets. */
export const sizeRules: readonly Rule[] = [nameLengths, taskDefinitionSize, textsWithoutNul];
