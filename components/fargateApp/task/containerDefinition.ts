import type * as pulumi from "@pulumi/pulumi";
import type { SecretReference } from "../../secrets/appSecrets";
import { hardening } from "./hardening";
import type { Timing } from "../rollout/timing";
import type { Container, HealthCheck } from "../types";

/** The parts of a container's definition. */
export interface ContainerDefinitionArgs {
  readonly name: string;
  readonly image: pulumi.Input<string>;
  readonly container: Container;
  readonly timing: Timing;
  readonly secrets: readonly SecretReference[];
  readonly logGroup: pulumi.Input<string>;
  readonly region: string;
  /** Whether people may run commands in the container. */
  readonly exec: boolean;
}

/**
 * The app's container, in exactly the form in which ECS returns it (sorted, with empty lists), so that a refresh
 * finds no difference.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function containerDefinition(args: ContainerDefinitionArgs) {
  const { container } = args;
  return {
    name: args.name,
    image: args.image,
    essential: true,
    cpu: 0,
    portMappings: [{ containerPort: container.port, hostPort: container.port, protocol: "tcp" }],
    environment: sortedEnvironment(container.environment),
    secrets: sortedSecrets(args.secrets),
    healthCheck: containerHealthCheck(container.healthCheck, container.port, args.timing),
    stopTimeout: args.timing.stopTimeoutSeconds,
    logConfiguration: logConfiguration(args),
    ...hardening(container, args.exec),
    systemControls: [],
    volumesFrom: [],
  };
}

/** Where a container of the task writes its log. */
export function logConfiguration({
  logGroup,
  region,
  container,
}: Pick<ContainerDefinitionArgs, "logGroup" | "region" | "container">) {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup,
      "awslogs-region": region,
      "awslogs-stream-prefix": container.streamPrefix,
    },
  };
}

function sortedEnvironment(environment: Readonly<Record<string, string>>) {
  return Object.entries(environment)
    .map(([name, value]) => ({ name, value }))
    .sort(byName);
}

function sortedSecrets(secrets: readonly SecretReference[]) {
  return secrets.map(({ variable, valueFrom }) => ({ name: variable, valueFrom })).sort(byName);
}

function containerHealthCheck(
  { path, command }: HealthCheck,
  port: number,
  { containerCheck }: Timing,
) {
  return {
    command: [...(command ?? defaultHealthCommand(path, port))],
    interval: containerCheck.intervalSeconds,
    timeout: containerCheck.timeoutSeconds,
    retries: containerCheck.unhealthyThreshold,
    startPeriod: containerCheck.startPeriodSeconds,
  };
}

/**
 * Uses the first of curl, wget and node that the image has, the lightest first. curl tries every address of localhost;
 * the others try only one, so they get 127.0.0.1.
 */
export function defaultHealthCommand(path: string, port: number): readonly string[] {
  const url = `http://127.0.0.1:${port}${path}`;
  const has = (tool: string) => `command -v ${tool} >/dev/null`;
  return [
    "CMD-SHELL",
    [
      `if ${has("curl")}; then curl -fsS -o /dev/null http://localhost:${port}${path}`,
      `elif ${has("wget")}; then wget -q -O /dev/null ${url}`,
      `else node -e "fetch('${url}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"`,
      "fi || exit 1",
    ].join("; "),
  ];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
