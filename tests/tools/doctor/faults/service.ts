import { deployment } from "../../../live/why/account";
import { type Fault } from "./fault";

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
