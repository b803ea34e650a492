import { deployment } from "../../../live/why/account";
import { targetGroupArn } from "../../../live/why/ids";
import { frontDoor } from "../../pause/frontDoor";
import { leftPage, rulesOf } from "../../pause/leftPage";
import { type Fault } from "./fault";

/** The load balancer shows the page of prod's pause. */
const page = rulesOf(
  frontDoor({
    rules: [{ ...leftPage, tags: { ...leftPage.tags, Stack: "prod" } }],
    targetGroupArns: [targetGroupArn],
  }).answers,
);
const httpStatus = () => Promise.resolve(503);

/** What runs, the shell, and the file. */
export const service: readonly Fault[] = [
  {
    fault: "a rollout that fails",
    answers: {},
    account: {
      deployments: [deployment(2, { rolloutState: "IN_PROGRESS", failedTasks: 3 }), deployment(1)],
    },
    says: /fail {2}service +2 of 2 tasks run catalog why prod/,
    code: 1,
  },
  {
    fault: "a page that is left in front of healthy tasks",
    answers: page,
    io: { httpStatus },
    says: /fail {2}service +2 of 2 tasks run, and people get the page of a pause catalog resume prod/,
    code: 1,
  },
  {
    fault: "a pause that shows a page",
    answers: page,
    io: { httpStatus },
    account: { service: { desiredCount: 0, runningCount: 0 }, targets: [] },
    says: /warn {2}service +it is paused, and people get the page of a pause catalog resume prod/,
    // This service has no network and no tags, which other checks find.
    code: 1,
  },
  {
    fault: "a shell that cannot be opened",
    answers: {},
    lines: "  exec: true\n  readOnlyRootFilesystem: false\n",
    says: /warn {2}shell +The AWS CLI is missing[^]*exec is false: pulumi config set exec true/,
    code: 0,
  },
  {
    fault: "a budget that is too low",
    answers: {},
    lines: "  budget:\n    monthly: 5\n",
    says: /fail {2}file +.*5[^]* catalog preview prod --cost/,
    code: 1,
  },
];
