import { setTimeout } from "node:timers/promises";
import type { Live } from "../components/common/live";
import type { ServiceNames } from "../components/common/live/service";
import type { AwsSettings } from "../settings";
import type { ClientConfig } from "./calls/clients";

/** Explains for a person why a service does not run as asked: `tools/why` turns the answers of AWS into text. */
export type Diagnose = (config: ClientConfig, service: ServiceNames) => Promise<string>;

/**
 * Connects to the live system of a stack through the AWS SDK. Each part of the SDK is loaded when it is first needed.
 */
export function connectLive(aws: AwsSettings, diagnose: Diagnose): Live {
  const config = async () => (await import("./calls/clients")).clientConfig(aws);
  return {
    credentialLife: async () => (await import("./calls/clients")).credentialLife(aws),
    accountId: async () => (await import("./account/identity/accountId")).accountId(await config()),
    imagePlatforms: async (image) =>
      (await import("./ecr/imagePlatforms")).imagePlatforms(await config(), image),
    imageOf: async (taskDefinitionArn) =>
      (await import("./ecs/imageOf")).imageOf(await config(), taskDefinitionArn),
    diagnose: async (service) => diagnose(await config(), service),
    serviceNow: async (service) =>
      (await import("./ecs/serviceNow")).serviceNow(await config(), service),
    crashedTasks: async (service, deploymentId) =>
      (await import("./ecs/crashedTasks")).crashedTasks(await config(), service, deploymentId),
    deploy: async (deployment) => (await import("./ecs/deploy")).deploy(await config(), deployment),
    rollBack: async (service) => (await import("./ecs/rollBack")).rollBack(await config(), service),
    runTask: async (task, log) =>
      (await import("./ecs/runTask")).runTask(await config(), task, log),
    ruleWeights: async (ruleArn) =>
      (await import("./balancing/ruleWeights")).ruleWeights(await config(), ruleArn),
    foreignRules: async (balancerArn, stackTags) =>
      (await import("./balancing/foreignRules")).foreignRules(
        await config(),
        balancerArn,
        stackTags,
      ),
    showsPage: async (targetGroupArn, stackTags) =>
      (await import("./balancing/pausePage")).showsPage(await config(), targetGroupArn, stackTags),
    targetCount: async (targetGroupArn) =>
      (await import("./balancing/targetCount")).targetCount(await config(), targetGroupArn),
    setListenerAttributes: async (listenerArn, attributes) =>
      (await import("./balancing/listenerAttributes")).setListenerAttributes(
        await config(),
        listenerArn,
        attributes,
      ),
    takenNames: async (names, stackTags) =>
      (await import("./account/names")).takenNames(await config(), names, stackTags),
    restoreSecret: async (secretArn) =>
      (await import("./secrets/restore")).restoreSecret(await config(), secretArn),
    unmarkSecret: async (secretArn) =>
      (await import("./secrets/restore")).unmarkSecret(await config(), secretArn),
    muteAlarms: async (mute) =>
      (await import("./cloudwatch/alarms/mute")).muteAlarms(await config(), mute),
    noteRelease: async (note) =>
      (await import("./releases/ledger/note")).noteRelease(await config(), note),
    httpStatus: async (url) => (await import("./network/httpStatus")).httpStatus(url),
    existingNetwork: async (asked) =>
      (await import("./network/existing")).existingNetwork(await config(), asked),
    quotas: async (asked) => (await import("./account/quotas")).quotasNow(await config(), asked),
    patience: 60,
    sleep: (seconds, stop) => setTimeout(1000 * seconds, undefined, { signal: stop }),
  };
}
