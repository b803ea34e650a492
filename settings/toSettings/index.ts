import * as path from "node:path";
import type { DomainMode } from "../../components/domain/types";
import { tracesEnvironment } from "../../components/fargateApp/task/collectorPorts";
import { deriveTiming } from "../../components/fargateApp/rollout/timing";
import type { ImageSource } from "../../components/image";
import { streamPrefix } from "../../components/logs/logStreams";
import {
  frameworkEnvironment,
  frameworkPaths,
  frameworkSecrets,
  presets,
  spotEnvironment,
} from "./framework";
import { monitoringSettings } from "./monitoring";
import { physicalNames } from "../names";
import { sortedByKey } from "./order";
import type { AwsKeys, OwnKeys, RawConfig } from "../raw";
import { scalingOf, startCount } from "./scaling";
import { appSecrets } from "./secrets";
import { balancerSettings, sharedCluster, sharingMode } from "./sharing";
import type { Settings } from "../types";
import { riskWarnings } from "../risks/warnings";
import { withoutEffect } from "../risks/withoutEffect";

/** Arranges validated values in the form that the components take. */
export function toSettings(raw: RawConfig, own: OwnKeys, aws: AwsKeys): Settings {
  const timing = deriveTiming(own);
  const stackTags = { Project: raw.project, Stack: raw.stack };
  const names = physicalNames(
    raw.project,
    raw.stack,
    own.displayName,
    sharedCluster(raw.project, own.sharedWith),
  );
  return {
    names,
    aws,
    stackTags,
    tags: { ...sortedByKey(own.tags), ...stackTags, ManagedBy: "Pulumi" },
    imageTag: own.imageTag,
    image: imageSource(own.image),
    secrets: [...appSecrets(own), ...frameworkSecrets(own)],
    network: own.network,
    domain: domainMode(own.domain),
    sharing: sharingMode(own),
    securityHeaders: own.securityHeaders,
    ...balancerSettings(own),
    container: {
      cpu: own.cpu,
      memory: own.memory,
      port: own.containerPort,
      platform: own.image.platform,
      environment: {
        ...presets(own.environment),
        PORT: String(own.containerPort),
        ...frameworkEnvironment(own, timing),
        ...spotEnvironment(own.spot),
        ...(own.monitoring.traces ? tracesEnvironment(names.base) : {}),
        ...own.environment,
      },
      healthCheck: own.healthCheck,
      user: own.user,
      readOnlyRootFilesystem: own.readOnlyRootFilesystem,
      ...writableFolders(own),
      streamPrefix,
    },
    exec: own.exec,
    startUpSeconds: own.startUpSeconds,
    timing,
    rollout: own.rollout,
    migrate: own.migrate,
    smokeTest: own.smokeTest,
    desiredCount: startCount(own),
    scaling: scalingOf(own),
    spot: own.spot,
    egressPorts: own.egressPorts,
    logRetentionDays: own.logRetentionDays,
    iam: own.iam,
    encryption: own.encryption,
    ...monitoringSettings(own),
    budget: own.budget,
    disposable: own.disposable,
    warnings: [...riskWarnings(own, raw.stack), ...withoutEffect(own, raw)],
  };
}

/**
 * Volumes if the stack file names folders, otherwise the framework's folders in memory. Neither if the whole file
 * system is writable anyway.
 */
function writableFolders(own: OwnKeys) {
  if (!own.readOnlyRootFilesystem) return { writablePaths: [], memoryPaths: [] };
  return own.writablePaths
    ? { writablePaths: own.writablePaths, memoryPaths: [] }
    : { writablePaths: [], memoryPaths: frameworkPaths(own) };
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
