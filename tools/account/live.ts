import type { CapacityShare, ForeignRule, Live } from "../../components/live";
import { namesTaken } from "./takenNames";
import { hostsOf, weightsOf } from "./types/rules";
import { texts, type Inputs, type World } from "./world";

/** What a person reads where a service does not run as asked. */
export const diagnosis = "Why: the image cannot be pulled (from the stand-in)";

/** The live system of an account in memory. */
export function standInLive(world: World): Live {
  return {
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
      const { desiredCount, capacityProviderStrategies, alarms } = {
        ...found.inputs,
        ...found.outputs,
      };
      return Promise.resolve({
        desiredCount: Number(desiredCount),
        capacity: capacityProviderStrategies as readonly CapacityShare[],
        alarmNames: texts(alarms as Inputs | undefined, "alarmNames"),
      });
    },
    rollBack: async ({ service }) => {
      await world.called({
        operation: "invoke",
        type: "StopServiceDeployment",
        inputs: { service },
      });
      return true;
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
    targetCount: (targetGroupArn) => Promise.resolve(targetCount(world, targetGroupArn)),
    takenNames: (names, stackTags) =>
      Promise.resolve({ taken: namesTaken(world, names, stackTags), unread: [] }),
    httpStatus: (url) => {
      world.requests.push(url);
      return Promise.resolve(world.status);
    },
    sleep: () => Promise.resolve(),
  };
}

/** The rules on a balancer's listeners that another stack has made. */
function foreignRules(world: World, balancerArn: string, own: Inputs): readonly ForeignRule[] {
  const listeners = balancerArn.replace(":loadbalancer/", ":listener/");
  return world
    .all("aws:lb/listenerRule:ListenerRule")
    .filter(({ inputs }) => String(inputs["listenerArn"]).startsWith(`${listeners}/`))
    .filter(({ tags }) => tags["Project"] !== own["Project"] || tags["Stack"] !== own["Stack"])
    .map(({ id, inputs, tags }) => ({
      arn: id,
      project: String(tags["Project"]),
      stack: String(tags["Stack"]),
      hosts: hostsOf(inputs),
    }));
}

/** Until a rollout moves them, the tasks are in the service's own target group. */
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

/** The provider's name of a listener's attribute: `routing.http.x_y` is `routingHttpXY`. */
function inputOf(attribute: string): string {
  return attribute.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
