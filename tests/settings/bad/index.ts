import { badAwsKeys } from "./aws";
import { badDomains } from "./domain";
import { badImages, badImageTags } from "./image";
import { badEgressPorts, badNetworks } from "./network";
import { badProofs, badRollouts } from "./rollout";
import { badRotations } from "./rotation";
import { badScalings, badSpots } from "./scaling";
import { badSchedules } from "./schedule";
import { badEnvironments, badSecrets } from "./secrets";
import { badStackNames } from "./stackNames";
import { badCounts, badFrameworks, badHealthChecks, badSizes, badTimes } from "./task";
import type { BadConfiguration } from "./types";
import { unknownKeys } from "./unknownKeys";
import { badMonitorings, badTags } from "./upkeep";

/** Every bad configuration, by topic. */
export const badConfigurations: Readonly<Record<string, readonly BadConfiguration[]>> = {
  "the image tag": badImageTags,
  "the image": badImages,
  "the task's size": badSizes,
  "counts and ports": badCounts,
  "who decides the count": badScalings,
  "the schedule": badSchedules,
  "spare capacity": badSpots,
  "the health check": badHealthChecks,
  "the app's times": badTimes,
  "the framework": badFrameworks,
  "the rollout": badRollouts,
  "what proves a rollout": badProofs,
  "the network": badNetworks,
  "the domain": badDomains,
  "the ports by which tasks leave": badEgressPorts,
  secrets: badSecrets,
  "the secrets that are changed elsewhere": badRotations,
  "the environment": badEnvironments,
  "monitoring, logs and names": badMonitorings,
  tags: badTags,
  "the aws: keys": badAwsKeys,
  "the stack's name": badStackNames,
  "keys that do not exist": unknownKeys,
};
