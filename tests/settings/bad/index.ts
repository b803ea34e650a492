import { badAwsKeys } from "./aws";
import { badAccessLogs, badHeaders, badWafs } from "./balancer";
import { badBudgets } from "./budget";
import { badContainers } from "./container";
import { badDomains } from "./domain";
import { badEgressPorts } from "./egressPorts";
import { badExposures, badPlaceholders, badVariables } from "./exposed";
import { badEffects } from "./effects";
import { badImages, badImageTags } from "./image";
import { badNetworks } from "./network";
import { badProtections } from "./protection";
import { badProofs, badRollouts } from "./rollout";
import { badRotations } from "./rotation";
import { badScalings, badSpots } from "./scaling";
import { badSchedules } from "./schedule";
import { badEnvironments, badSecrets } from "./secrets";
import { badSharings } from "./sharing";
import { badStackNames } from "./stackNames";
import { badCounts, badFrameworks, badHealthChecks, badSizes, badTimes } from "./task";
import { badTexts } from "./texts";
import type { BadConfiguration } from "./types";
import { unknownKeys } from "./unknownKeys";
import { badTags } from "./upkeep";
import { badMonitorings } from "./monitoring";

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
  "what the container may do": badContainers,
  "the rollout": badRollouts,
  "what proves a rollout": badProofs,
  "the network": badNetworks,
  "the domain": badDomains,
  "what is shared": badSharings,
  "the access logs": badAccessLogs,
  "the security headers": badHeaders,
  "the firewall": badWafs,
  "the ports by which tasks leave": badEgressPorts,
  secrets: badSecrets,
  "the secrets that are changed elsewhere": badRotations,
  "the environment": badEnvironments,
  "secrets that others can read": badExposures,
  placeholders: badPlaceholders,
  "variables that the app cannot choose": badVariables,
  "values that cannot work": badEffects,
  "monitoring, logs and names": badMonitorings,
  "the budget": badBudgets,
  "roles and keys": badProtections,
  tags: badTags,
  "texts that AWS refuses": badTexts,
  "the aws: keys": badAwsKeys,
  "the stack's name": badStackNames,
  "keys that do not exist": unknownKeys,
};
