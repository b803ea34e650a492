import type { Live } from "../../../components/common/live";
import type { DeploymentNow, ServiceNow } from "../../../components/common/live/service";

/** A live system with the given answers. It refuses every other call, so that a test shows what is asked. */
export function fakeLive(answers: Partial<Live> = {}): Live {
  const unasked = (name: string) => () => Promise.reject(new Error(`nobody may ask ${name}`));
  return {
    accountId: unasked("accountId"),
    credentialLife: unasked("credentialLife"),
    imagePlatforms: unasked("imagePlatforms"),
    imageOf: unasked("imageOf"),
    diagnose: unasked("diagnose"),
    serviceNow: firstNoneThenSettled(),
    crashedTasks: unasked("crashedTasks"),
    deploy: unasked("deploy"),
    rollBack: unasked("rollBack"),
    runTask: unasked("runTask"),
    ruleWeights: unasked("ruleWeights"),
    showsPage: () => Promise.resolve(false),
    foreignRules: unasked("foreignRules"),
    targetCount: unasked("targetCount"),
    setListenerAttributes: () => Promise.resolve(),
    takenNames: unasked("takenNames"),
    restoreSecret: unasked("restoreSecret"),
    unmarkSecret: unasked("unmarkSecret"),
    muteAlarms: unasked("muteAlarms"),
    noteRelease: () => Promise.resolve(),
    httpStatus: unasked("httpStatus"),
    existingNetwork: unasked("existingNetwork"),
    quotas: unasked("quotas"),
    patience: 60,
    sleep: unasked("sleep"),
    ...answers,
  };
}

/** A service that runs as it should, except for the test's changes. */
export function serviceThat(
  has: Partial<Omit<ServiceNow, "deployment">> = {},
  deployment: Partial<DeploymentNow> = {},
): ServiceNow {
  const tasks = has.desiredCount ?? 3;
  return {
    desiredCount: tasks,
    obeyedCount: undefined,
    capacity: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
    alarmNames: [],
    bakeMinutes: 0,
    targetGroupArns: [],
    ...has,
    deployment: {
      id: "ecs-svc/1",
      taskDefinition: "app-task-arn",
      state: "COMPLETED",
      reason: undefined,
      desiredCount: tasks,
      runningCount: tasks,
      failedTasks: 0,
      ...deployment,
    },
  };
}

/** Before the run there is no service. After it, there is one that has settled. */
function firstNoneThenSettled(): Live["serviceNow"] {
  let asked = 0;
  return () => {
    asked += 1;
    return Promise.resolve(asked === 1 ? undefined : serviceThat());
  };
}
