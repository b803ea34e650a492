import type { CommandEntry } from "../entry";

/** Commands that change what runs. */
export const mend = [
  {
    name: "rollback",
    group: "mend",
    summary: "return to the last release that succeeded, or to a named one",
    needs: ["credentials", "Pulumi CLI"],
    changes: true,
    example: "catalog rollback prod --to v1.0.0",
  },
  {
    name: "redeploy",
    group: "mend",
    summary: "new tasks without a change",
    needs: ["credentials"],
    changes: true,
    example: "catalog redeploy prod",
  },
  {
    name: "pause",
    group: "mend",
    summary: "stop all tasks, suspend scaling, and show a page if you like",
    needs: ["credentials"],
    changes: true,
    example: "catalog pause dev",
  },
  {
    name: "resume",
    group: "mend",
    summary: "start the tasks of a paused service again",
    needs: ["credentials"],
    changes: true,
    example: "catalog resume dev",
  },
] as const satisfies readonly CommandEntry[];
