import type * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { tracesContainer } from "../../logs/logStreams";
import { collectorPorts, collectorRepository } from "./collectorPorts";
import type { SecretReference } from "../../secrets/appSecrets";

/** Who gets the app's traces. */
export type Traces =
  /** AWS X-Ray, in the stack's region. */
  | { readonly to: "xray" }
  /** Any service that speaks OTLP over HTTPS. */
  | {
      readonly to: "otlp";
      /** Address without `/v1/traces`, e.g. `https://otlp.example.com`. */
      readonly endpoint: string;
      /** The header that holds the key, and the variable of the secret with its value; undefined for no key. */
      readonly key?: { readonly header: string; readonly secret: string };
    };

/** Where traces go, and where the collector logs. */
export interface TracesContainerArgs {
  readonly traces: Traces;
  readonly region: string;
  /** The app's secrets, one of which may be the key. */
  readonly secrets: readonly SecretReference[];
  readonly logConfiguration: object;
}

/**
 * AWS's build of OpenTelemetry's collector, version 0.48.0: its public registry is the same in every region, and needs
 * no login. The digest is that of the index with an image for each CPU, so nobody can put another image in its place.
 * https://github.com/aws-observability/aws-otel-collector/releases
 */
const collectorImage = `${collectorRepository}@sha256:9b28046359054b414f4ba76056ba4e8cffda2d53fbcee06171d7eeecd71326c3`;

/** The most memory, in MiB, that the collector takes from the task. */
const collectorMemory = 128;

/**
 * The container beside the app that collects its traces and passes them on. It is not essential, so a task goes on
 * without it, and ECS starts it again. Its memory is limited, so it cannot take the app's.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html
 */
export function tracesContainerDefinition(args: TracesContainerArgs) {
  const { traces, region, secrets, logConfiguration } = args;
  return {
    name: tracesContainer,
    image: collectorImage,
    essential: false,
    cpu: 0,
    memory: collectorMemory,
    command: ["--config=env:TRACES_CONFIG"],
    portMappings: [],
    environment: [
      { name: "GOMEMLIMIT", value: `${memoryLimit}MiB` },
      { name: "TRACES_CONFIG", value: JSON.stringify(collectorConfig(traces, region)) },
    ],
    ...keyOf(traces, secrets),
    // The image has no shell, but this program. https://github.com/aws-observability/aws-otel-collector
    healthCheck: { command: ["CMD", "/healthcheck"], interval: 30, timeout: 5, retries: 3 },
    restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
    logConfiguration,
    user: "10001",
    readonlyRootFilesystem: true,
    mountPoints: [],
    linuxParameters: {
      capabilities: { add: [], drop: ["ALL"] },
      initProcessEnabled: true,
    },
    systemControls: [],
    volumesFrom: [],
  };
}

/** MiB from which the collector refuses traces and frees memory. */
const memoryLimit = 100;

/** The collector's configuration. JSON is YAML, too. https://opentelemetry.io/docs/collector/configuration/ */
export function collectorConfig(traces: Traces, region: string) {
  const inTask = (port: number) => ({ endpoint: `127.0.0.1:${port}` });
  const exporter = exporterOf(traces, region);
  return {
    extensions: { health_check: inTask(collectorPorts.health) },
    receivers: {
      otlp: {
        protocols: { grpc: inTask(collectorPorts.grpc), http: inTask(collectorPorts.http) },
      },
    },
    processors: {
      memory_limiter: { check_interval: "1s", limit_mib: memoryLimit, spike_limit_mib: 20 },
      batch: { timeout: "1s", send_batch_size: 50 },
    },
    exporters: exporter,
    service: {
      extensions: ["health_check"],
      pipelines: {
        traces: {
          receivers: ["otlp"],
          processors: ["memory_limiter", "batch"],
          exporters: Object.keys(exporter),
        },
      },
      // Its own metrics would open one more port.
      telemetry: { logs: { level: "warn" }, metrics: { level: "none" } },
    },
  };
}

function exporterOf(traces: Traces, region: string) {
  switch (traces.to) {
    case "xray":
      return { awsxray: { region } };
    case "otlp": {
      const { endpoint, key } = traces;
      const headers = key && { [key.header]: "${env:TRACES_KEY}" };
      return { otlphttp: { endpoint, ...(headers ? { headers } : {}) } };
    }
  }
}

function keyOf(traces: Traces, secrets: readonly SecretReference[]) {
  if (traces.to === "xray" || !traces.key) return {};
  const { secret } = traces.key;
  const found = secrets.filter(({ variable }) => variable === secret);
  return { secrets: found.map(({ valueFrom }) => ({ name: "TRACES_KEY", valueFrom })) };
}

/** Lets the task write traces to X-Ray; undefined if that is not where they go. */
export function allowTraces(
  name: string,
  traces: Traces | undefined,
  role: pulumi.Input<string>,
  parent: pulumi.Resource,
): iam.RolePolicy | undefined {
  if (traces?.to !== "xray") return undefined;
  return new iam.RolePolicy(
    `${name}-traces`,
    { name: "traces", role, policy: JSON.stringify(xrayPolicy) },
    { parent },
  );
}

/** X-Ray has no resources to which these actions could be limited. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
export const xrayPolicy = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      Resource: "*",
    },
  ],
} as const satisfies iam.PolicyDocument;
