import assert from "node:assert/strict";
import type { ServiceState } from "../../../live/ecs/pause";
import { pauseChanges, resumeChanges } from "../../../tools/pause/changes";
import type { PausableStack } from "../../../tools/stack/service/tasksOfStack";
import { plainStyle } from "../../../tools/text/style";
import { pauseText, questionText, resumeText } from "../../../tools/pause/text";

const stack: PausableStack = {
  stack: "staging",
  aws: { region: "eu-central-1" },
  names: { cluster: "shop-cluster", service: "shop-service", logGroup: "/ecs/shop" },
  stackTags: { Project: "shop", Stack: "staging" },
  disposable: false,
  limits: { min: 2, max: 6 },
  startCount: 3,
  byLoad: true,
  scheduled: true,
  alarms: {
    ruleName: "shop-rollout",
    places: [{ region: "us-east-1", alarmNames: ["Shop-Down"] }],
  },
};
const groups = { targetGroupArns: [], trafficRuleArn: undefined };
const awake: ServiceState = {
  account: "123456789012",
  desiredCount: 4,
  runningCount: 3,
  groups,
  limits: { min: 2, max: 6, suspended: "none" },
};
const asleep: ServiceState = {
  account: "123456789012",
  desiredCount: 0,
  runningCount: 0,
  groups,
  limits: { min: 0, max: 0, suspended: "all" },
};

describe("What a pause says", () => {
  it("is what happened to tasks and scaling, what stays, what wakes it, and the next command", () => {
    assert.equal(
      pauseText(stack, awake, pauseChanges(awake), {
        style: plainStyle,
        muted: undefined,
        page: undefined,
      }),
      `shop-service in eu-central-1 is paused.
  tasks    4 → 0; ECS stops the 3 that run
  scaling  2–6 → 0–0 tasks; suspended; the scheduled changes are kept, and none
           acts until it is resumed
  stays    the load balancer, which answers 503, and everything else in the
           stack that AWS bills
  wakes    npx catalog resume; pulumi up only if a count in Pulumi.staging.yaml
           has changed; pulumi up --refresh always

Next
  npx catalog resume staging
`,
    );
  });

  it("asks with the account and the counts first", () => {
    assert.equal(
      questionText("pause", stack, awake, pauseChanges(awake)),
      "Pause shop-service of the stack staging, which is not disposable, in eu-central-1, account 123456789012: 4 → 0 tasks? [y/N] ",
    );
    assert.match(
      questionText("resume", { ...stack, startCount: 1 }, asleep, { desiredCount: 1 }),
      /^Resume shop-service .*: 0 → 1 task\? \[y\/N\] $/,
    );
  });
});

describe("What a resumption says", () => {
  it("is that the counts are those of the day, and that the schedule takes over", () => {
    assert.equal(
      resumeText(stack, asleep, resumeChanges(asleep, stack), {
        style: plainStyle,
        muted: undefined,
        page: undefined,
      }),
      `shop-service in eu-central-1 is resumed.
  tasks    0 → 3; the load balancer sends requests once they are healthy
  scaling  0–0 → 2–6 tasks; as by day, whatever the time; the next scheduled
           change takes over

Next
  npx catalog why staging
`,
    );
  });

  it("keeps the tasks that run if the limits allow them", () => {
    const narrow: ServiceState = { ...awake, limits: { min: 2, max: 4, suspended: "some" } };
    const text = resumeText(stack, narrow, resumeChanges(narrow, stack), {
      style: plainStyle,
      muted: undefined,
      page: undefined,
    });
    assert.match(text, /\n {2}tasks {4}4, as before\n {2}scaling {2}2–4 → 2–6 tasks; /);
  });

  it("names the file if that asks for no task", () => {
    const none = { ...stack, limits: { min: 0, max: 0 }, startCount: 0, scheduled: false };
    const now = { ...asleep, limits: undefined };
    assert.equal(
      resumeText(none, now, resumeChanges(now, none), {
        style: plainStyle,
        muted: undefined,
        page: undefined,
      }),
      "shop-service in eu-central-1 is not paused: 0 tasks, as Pulumi.staging.yaml says; nothing was changed.\n",
    );
  });
});
