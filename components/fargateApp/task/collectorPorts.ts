/** TCP ports in the task that the collector of traces listens on: OTLP over gRPC and HTTP, and its health check. */
export const collectorPorts = { grpc: 4317, http: 4318, health: 13_133 } as const;

/** The variables by which OpenTelemetry in the app finds the collector. https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
export function tracesEnvironment(serviceName: string): Readonly<Record<string, string>> {
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collectorPorts.http}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    OTEL_SERVICE_NAME: serviceName,
  };
}

/** The repository of the collector's image, in AWS's public registry. */
export const collectorRepository = "public.ecr.aws/aws-observability/aws-otel-collector";
