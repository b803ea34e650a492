import type { CommandEntry } from "../entry";

/** Commands that look at what runs. */
export const look = [
  {
    name: "status",
    group: "look",
    summary: "is it up: address, version, tasks, targets, alarms, last deployment",
    needs: ["credentials"],
    changes: false,
    example: "catalog status prod",
  },
  {
    name: "logs",
    group: "look",
    summary: "what the tasks wrote, or the load balancer's requests (--requests)",
    needs: ["credentials"],
    changes: false,
    example: "catalog logs prod --since 2h --errors",
  },
  {
    name: "releases",
    group: "look",
    summary: "every deploy: when, tag, revision, who, commit, verdict",
    needs: ["credentials"],
    changes: false,
    example: "catalog releases prod",
  },
  {
    name: "alarms",
    group: "look",
    summary: "which alarms there are, their state, and whether messages arrive (--test)",
    needs: ["credentials"],
    changes: true,
    example: "catalog alarms prod",
  },
  {
    name: "why",
    group: "look",
    summary: "why the service does not run as asked, or why a past release failed",
    needs: ["credentials"],
    changes: false,
    example: "catalog why prod",
  },
  {
    name: "doctor",
    group: "look",
    summary: "what would keep pulumi up or the app from working: rights, names, image, network",
    needs: ["credentials"],
    changes: false,
    example: "catalog doctor prod",
  },
  {
    name: "shell",
    group: "look",
    summary: "a shell or a command in a running task",
    needs: ["credentials", "AWS CLI"],
    changes: true,
    example: "catalog shell dev",
  },
] as const satisfies readonly CommandEntry[];
