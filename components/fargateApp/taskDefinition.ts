import type * as pulumi from "@pulumi/pulumi";
import type { SecretReference } from "../appSecrets";
import type { Container, HealthCheck } from "./types";

export interface ContainerDefinitionArgs {
  readonly name: string;
  readonly image: pulumi.Input<string>;
  readonly container: Container;
  readonly secrets: readonly SecretReference[];
  readonly logGroup: pulumi.Input<string>;
  readonly region: string;
}

/**
 * The task's one container, in the canonical form in which ECS gives it back (sorted, empty lists present), so that
 * a refresh finds no difference.
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
    healthCheck: containerHealthCheck(container.healthCheck, container.port),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": args.logGroup,
        "awslogs-region": args.region,
        "awslogs-stream-prefix": "ecs",
      },
    },
    mountPoints: [],
    systemControls: [],
    volumesFrom: [],
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

function containerHealthCheck(check: HealthCheck, port: number) {
  return {
    command: [...(check.command ?? defaultHealthCommand(check.path, port))],
    interval: check.intervalSeconds,
    timeout: check.timeoutSeconds,
    retries: check.unhealthyThreshold,
    startPeriod: check.startPeriodSeconds,
  };
}

/** curl where the image has it, else wget, which on Alpine takes only the first address of a name. */
export function defaultHealthCommand(path: string, port: number): readonly string[] {
  const curl = `curl -fsS -o /dev/null http://localhost:${port}${path}`;
  const wget = `wget -q -O /dev/null http://127.0.0.1:${port}${path}`;
  return ["CMD-SHELL", `${curl} || ${wget} || exit 1`];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
