/** The groups in which `catalog --help` lists the commands. */
export const groups = ["look", "ship", "mend", "plan", "develop"] as const;

/** What a command needs besides Node.js. */
export type Need = "credentials" | "Pulumi CLI" | "Docker" | "Python" | "AWS CLI";

/** A command as the table knows it. */
export interface CommandEntry {
  readonly name: string;
  readonly group: (typeof groups)[number];
  /** What it answers or does, in one line. */
  readonly summary: string;
  readonly needs: readonly Need[];
  /** Whether it changes anything in AWS or in a file. */
  readonly changes: boolean;
  readonly example: string;
}

/** Every command of `catalog`, in the order of its help. */
export const entries = [
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
    summary: "what the tasks wrote, including stopped ones",
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
    summary: "why the service does not run as asked",
    needs: ["credentials"],
    changes: false,
    example: "catalog why prod",
  },
  {
    name: "doctor",
    group: "look",
    summary: "what would keep pulumi up or the app from working: rights, names, image, ways",
    needs: ["credentials"],
    changes: false,
    example: "catalog doctor prod",
  },
  {
    name: "rightsize",
    group: "plan",
    summary: "the size and counts that two weeks of use ask for",
    needs: ["credentials"],
    changes: false,
    example: "catalog rightsize prod --days 28",
  },
  {
    name: "shell",
    group: "look",
    summary: "a shell or a command in a running task",
    needs: ["credentials", "AWS CLI"],
    changes: true,
    example: "catalog shell dev",
  },
  {
    name: "push",
    group: "ship",
    summary: "build a version and push it, with the stack's own build arguments",
    needs: ["credentials", "Docker"],
    changes: true,
    example: "catalog push v1.1.0 --stack prod",
  },
  {
    name: "deploy",
    group: "ship",
    summary: "push a version if it is not there, set imageTag, pulumi up",
    needs: ["credentials", "Pulumi CLI", "Docker"],
    changes: true,
    example: "catalog deploy v1.1.0 --stack prod",
  },
  {
    name: "deployments",
    group: "ship",
    summary: "let Pulumi Cloud deploy dev and prod after git pushes",
    needs: ["Pulumi CLI"],
    changes: true,
    example: "catalog deployments your-org/mcp-catalog --account 123456789012",
  },
  {
    name: "run",
    group: "ship",
    summary: "one command in a task of its own, its log and its exit code",
    needs: ["credentials"],
    changes: true,
    example: "catalog run prod -- node migrate.js",
  },
  {
    name: "rollback",
    group: "mend",
    summary: "return to the last release that succeeded, or a named one",
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
    summary: "put the service to sleep",
    needs: ["credentials"],
    changes: true,
    example: "catalog pause dev",
  },
  {
    name: "resume",
    group: "mend",
    summary: "wake it",
    needs: ["credentials"],
    changes: true,
    example: "catalog resume dev",
  },
  {
    name: "preview",
    group: "plan",
    summary: "what pulumi up would create, what it costs, how safe it is",
    needs: [],
    changes: false,
    example: "catalog preview prod --cost",
  },
  {
    name: "diff",
    group: "plan",
    summary: "what the next pulumi up changes, in words: effect, cost, security",
    needs: ["credentials", "Pulumi CLI"],
    changes: false,
    example: "catalog diff prod --markdown",
  },
  {
    name: "rehearse",
    group: "plan",
    summary: "a stack's life with the real engine and an account in memory",
    needs: ["Pulumi CLI"],
    changes: false,
    example: "catalog rehearse prod --then imageTag=v1.1.0",
  },
  {
    name: "scan",
    group: "plan",
    summary: "what Checkov, a policy linter and cfn-lint say of a stack",
    needs: ["Python"],
    changes: false,
    example: "catalog scan prod",
  },
  {
    name: "acceptance",
    group: "plan",
    summary: "try everything on a real account, for less than 1 USD",
    needs: ["credentials", "Pulumi CLI", "Docker"],
    changes: true,
    example: "catalog acceptance --stack trial",
  },
  {
    name: "prices",
    group: "develop",
    summary: "read AWS's list prices anew, into the price book",
    needs: [],
    changes: true,
    example: "catalog prices --region eu-central-1",
  },
  {
    name: "readme",
    group: "develop",
    summary: "write the generated pages of docs/ and README.md",
    needs: [],
    changes: true,
    example: "catalog readme",
  },
  {
    name: "bench",
    group: "develop",
    summary: "time cold evaluations of the program",
    needs: [],
    changes: false,
    example: "catalog bench --rounds 3",
  },
] as const satisfies readonly CommandEntry[];

/** The name of a command. */
export type CommandName = (typeof entries)[number]["name"];
