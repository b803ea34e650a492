import * as path from "node:path";
import type { DomainMode } from "../components/domain";
import type { ImageSource } from "../components/image";
import { physicalNames } from "./names";
import { sortedByKey } from "./order";
import type { AwsKeys, OwnKeys, RawConfig } from "./parse";
import { appSecrets } from "./secrets";
import type { Settings } from "./types";

/** The container's environment before the stack file's `environment` is laid over it. */
export const presetEnvironment = {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  NEXT_PUBLIC_DB_TYPE: "supabase",
  NEXT_PUBLIC_USE_MOCK_DATA: "false",
  /** Fargate sets it to the task's own name, to which Next.js would bind alone; the health check asks localhost. */
  HOSTNAME: "0.0.0.0",
} as const;

/** Arranges validated values as the components take them. */
export function toSettings(raw: RawConfig, own: OwnKeys, aws: AwsKeys): Settings {
  const stackTags = { Project: raw.project, Stack: raw.stack };
  return {
    names: physicalNames(raw.project, raw.stack, own.displayName),
    aws,
    stackTags,
    tags: { ...sortedByKey(own.tags), ...stackTags, ManagedBy: "Pulumi" },
    imageTag: own.imageTag,
    image: imageSource(own.image),
    secrets: appSecrets(own),
    network: own.network,
    domain: domainMode(own.domain),
    container: {
      cpu: own.cpu,
      memory: own.memory,
      port: own.containerPort,
      platform: own.image.platform,
      environment: { ...presetEnvironment, PORT: String(own.containerPort), ...own.environment },
      healthCheck: own.healthCheck,
    },
    desiredCount: own.desiredCount,
    egressPorts: own.egressPorts,
    logRetentionDays: own.logRetentionDays,
    monitoring: own.monitoring,
    disposable: own.disposable,
  };
}

function imageSource(image: OwnKeys["image"]): ImageSource {
  switch (image.source) {
    case "registry":
      return { source: "registry" };
    case "build":
      return {
        source: "build",
        context: image.context,
        dockerfile: image.dockerfile ?? path.join(image.context, "Dockerfile"),
        target: image.target,
        args: image.args,
      };
  }
}

function domainMode(domain: OwnKeys["domain"]): DomainMode {
  if (!domain) return { mode: "none" };
  const { name, zone, certificateArn } = domain;
  if (zone !== undefined) return { mode: "zone", name, zone };
  return { mode: "certificate", name, certificateArn: certificateArn ?? "" };
}
