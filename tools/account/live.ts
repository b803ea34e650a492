import { setTimeout } from "node:timers/promises";
import { isOfStack, type StackTags } from "../../components/account/stackTags";
import type { ForeignRule, Live } from "../../components/common/live";
import { quotasOf } from "./quotas";
import { crashed } from "./world/rollouts";
import { namesTaken } from "./takenNames";
import { restoreSecret, unmarkSecret } from "./types/secrets";
import { hostsOf, weightsOf } from "./types/rules";
import type { World } from "./world";
import { account, liveInputs } from "./world/values";
import type { Inputs } from "./world/types";
import { deploy, serviceNow } from "./liveService";

/** The explanation that a person reads if a service does not run as its settings ask. */
export const diagnosis = "Why: the image cannot be pulled (from the stand-in)";

/** The live system of an account in memory. */
export function standInLive(world: World): Live {
  return {
    accountId: () => Promise.resolve(account),
    credentialLife: () => Promise.resolve({ as: "unknown" }),
    imagePlatforms: ({ repositoryName, digest }) =>
      Promise.resolve(
        [...(world.images.get(repositoryName)?.values() ?? [])]
          .filter((image) => image.digest === digest)
          .map(({ platform }) => platform),
      ),
    imageOf: (taskDefinitionArn) => Promise.resolve(imageOf(world, taskDefinitionArn)),
    diagnose: () => Promise.resolve(diagnosis),
    serviceNow: ({ service }) => {
      const found = world.find("aws:ecs/service:Service", "name", service);
      if (!found) return Promise.resolve(undefined);
      return Promise.resolve(serviceNow(world, service, liveInputs(found)));
    },
    crashedTasks: ({ service }, deploymentId) => {
      const found = world.find("aws:ecs/service:Service", "name", service);
      const deployment = world.deployments.of(service);
      const tasks = Number(found?.inputs["desiredCount"]);
      return Promise.resolve(
        deployment?.id === deploymentId ? crashed(deployment, world.clock, tasks) : 0,
      );
    },
    deploy: async (asked) => {
      await world.called({ operation: "invoke", type: "UpdateService", inputs: { ...asked } });
      await deploy(world, asked);
    },
    rollBack: async ({ service }) => {
      await world.called({
        operation: "invoke",
        type: "StopServiceDeployment",
        inputs: { service },
      });
      const deployment = world.deployments.of(service);
      deployment?.stop?.();
      return deployment?.state === "IN_PROGRESS";
    },
    runTask: async (task, log) => {
      await world.called({ operation: "invoke", type: "RunTask", inputs: { ...task } });
      for (const line of world.taskLog) log(line);
      return world.taskEnd;
    },
    ruleWeights: (ruleArn) => {
      const rule = world.need("aws:lb/listenerRule:ListenerRule", "id", ruleArn, "RuleNotFound");
      return Promise.resolve(
        new Map(weightsOf(rule.inputs).map(({ arn, weight }) => [arn, weight])),
      );
    },
    setListenerAttributes: (listenerArn, attributes) => {
      const found = world.need("aws:lb/listener:Listener", "id", listenerArn, "ListenerNotFound");
      const changes = Object.entries(attributes).map(
        ([name, value]) => [inputOf(name), value === "" ? undefined : value] as const,
      );
      const inputs = Object.entries({ ...found.inputs, ...Object.fromEntries(changes) });
      found.inputs = Object.fromEntries(inputs.filter(([, value]) => value !== undefined));
      return Promise.resolve();
    },
    foreignRules: (balancerArn, stackTags) =>
      Promise.resolve(foreignRules(world, balancerArn, stackTags)),
    showsPage: () => Promise.resolve(false),
    targetCount: (targetGroupArn) => Promise.resolve(targetCount(world, targetGroupArn)),
    takenNames: (names, stackTags) =>
      Promise.resolve({ taken: namesTaken(world, names, stackTags), unread: [] }),
    restoreSecret: async (secretArn) => {
      await world.called({ operation: "invoke", type: "RestoreSecret", inputs: { secretArn } });
      restoreSecret(world, secretArn);
    },
    unmarkSecret: async (secretArn) => {
      await world.called({ operation: "invoke", type: "UntagResource", inputs: { secretArn } });
      unmarkSecret(world, secretArn);
    },
    muteAlarms: async (mute) => {
      await world.called({ operation: "invoke", type: "PutAlarmMuteRule", inputs: { ...mute } });
      return mute.alarmNames.length;
    },
    noteRelease: async (note) => {
      await world.called({ operation: "invoke", type: "PutParameter", inputs: { ...note } });
      world.ledger.push(note);
    },
    httpStatus: (url) => {
      world.requests.push(url);
      return Promise.resolve(world.status);
    },
    existingNetwork: () => Promise.resolve(undefined),
    quotas: (asked) => Promise.resolve(quotasOf(world, asked)),
    patience: 60,
    sleep: async (seconds, signal) => {
      await setTimeout(20, undefined, { signal });
      world.clock += seconds;
    },
  };
}

/** The rules on a balancer's listeners that do not belong to this stack. */
function foreignRules(world: World, balancerArn: string, own: StackTags): readonly ForeignRule[] {
  const listeners = balancerArn.replace(":loadbalancer/", ":listener/");
  return world
    .all("aws:lb/listenerRule:ListenerRule")
    .filter(({ inputs }) => String(inputs["listenerArn"]).startsWith(`${listeners}/`))
    .filter(({ tags }) => !isOfStack(tags, own))
    .map(({ id, inputs, tags }) => ({
      arn: id,
      project: String(tags["Project"]),
      stack: String(tags["Stack"]),
      hosts: hostsOf(inputs),
    }));
}

/** The number of targets. Until a rollout moves the tasks, they are in the service's first target group. */
function targetCount(world: World, targetGroupArn: string): number {
  return world
    .all("aws:ecs/service:Service")
    .filter(({ inputs }) => {
      const [own] = inputs["loadBalancers"] as Inputs[];
      const serving = world.serving.get(String(inputs["name"])) ?? own?.["targetGroupArn"];
      return serving === targetGroupArn;
    })
    .reduce((sum, { inputs }) => sum + Number(inputs["desiredCount"]), 0);
}

function imageOf(world: World, taskDefinitionArn: string): string | undefined {
  const task = world.find("aws:ecs/taskDefinition:TaskDefinition", "arn", taskDefinitionArn);
  if (!task) return undefined;
  const [container] = JSON.parse(String(task.inputs["containerDefinitions"])) as Inputs[];
  return container && String(container["image"]);
}

/** The provider's name for a listener's attribute: `routing.http.x_y` becomes `routingHttpXY`. */
function inputOf(attribute: string): string {
  return attribute.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
