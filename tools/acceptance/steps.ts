import type { Timeline } from "../preview/timeline";

/** One step of the trial, as data: what changes, and what must happen then. */
export interface Step {
  readonly title: string;
  readonly proves: string;
  /** Settings to change before the run, `key=value`. */
  readonly set?: readonly string[];
  readonly expect:
    /** The run succeeds, and the app answers afterwards. */
    | "success"
    /** The run succeeds and changes nothing. */
    | "no change"
    /** The run fails and says why, and the app still answers. */
    | "rollback";
  /** Which time of the model the run's time is compared with. */
  readonly model?: keyof Timeline;
}

/** Node.js ends immediately, because it cannot find a module that it must load first. */
const broken =
  'environment={"NEXT_PUBLIC_USE_MOCK_DATA":"true","NODE_OPTIONS":"--require=/missing.js"}';
const twoGroups = 'rollout={"strategy":"rolling","alarms":false,"alternateTargetGroup":true}';

function release(version: number): string {
  return `environment={"NEXT_PUBLIC_USE_MOCK_DATA":"true","RELEASE":"${version}"}`;
}

/** All steps between the first `pulumi up` and `pulumi destroy`, in order. */
export const steps: readonly Step[] = [
  {
    title: "first pulumi up",
    proves: "every input is accepted, and the first deployment becomes steady",
    expect: "success",
  },
  {
    title: "pulumi up again",
    proves: "AWS gives back what was sent: nothing differs",
    expect: "no change",
  },
  {
    title: "a release",
    proves: "a new revision takes over in the time that the model predicts",
    set: [release(2)],
    expect: "success",
    model: "steady",
  },
  {
    title: "a broken release",
    proves: "ECS gives it up, the run fails with the reason, and the old version goes on serving",
    set: [broken],
    expect: "rollback",
    model: "crashRejected",
  },
  {
    title: "the broken release again",
    proves:
      "a version that ECS rolled back is deployed again, although Pulumi's state has it already",
    expect: "rollback",
    model: "crashRejected",
  },
  {
    title: "the mended release",
    proves: "one run repairs what a failed one left behind",
    set: [release(3)],
    expect: "success",
    model: "steady",
  },
  {
    title: "pulumi up again, after the failure",
    proves: "nothing of the failed release is left in the state",
    expect: "no change",
  },
  {
    title: "two tasks of another size",
    proves: "count, CPU and memory change in place",
    set: ["desiredCount=2", "cpu=512", "memory=1024"],
    expect: "success",
    model: "steady",
  },
  {
    title: "alarms that end a rollout",
    proves: "ECS accepts the alarms, which are OK at that time",
    set: ["rollout.alarms=true"],
    expect: "success",
  },
  {
    title: "no alarms any more, and a second target group",
    proves: "alarms can be switched off, and the service takes another target group",
    set: [twoGroups],
    expect: "success",
  },
  {
    title: "a release by blue/green",
    proves: "ECS moves the traffic to the other target group",
    set: ['rollout={"strategy":"blueGreen","bakeMinutes":1}', release(4)],
    expect: "success",
  },
  {
    title: "another release by blue/green",
    proves: "ECS moves the traffic back to the first one",
    set: [release(5)],
    expect: "success",
  },
  {
    title: "pulumi up again, after blue/green",
    proves: "the two target groups are sent in the order that the service has them",
    expect: "no change",
  },
  {
    title: "back to rolling, without a header",
    proves: "nothing of blue/green is sent any more, and a header can be removed",
    set: [twoGroups, 'securityHeaders={"frameOptions":"none"}'],
    expect: "success",
  },
  {
    title: "tasks by load",
    proves: "scaling takes over the count, with other numbers on weekends",
    set: [
      'scaling={"mode":"auto","minCount":1,"maxCount":2}',
      'schedule={"timezone":"Europe/Kyiv","weekends":{"min":1,"max":1}}',
    ],
    expect: "success",
  },
  {
    title: "pulumi up again, at the end",
    proves: "none of the changed settings differs from what AWS has",
    expect: "no change",
  },
];
