import type { CommandEntry } from "../entry";

/** Commands that bring a version, or a stack, to AWS. */
export const ship = [
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
    summary: "push a version if it is not there, set imageTag, run pulumi up",
    needs: ["credentials", "Pulumi CLI", "Docker"],
    changes: true,
    example: "catalog deploy v1.1.0 --stack prod",
  },
  {
    name: "promote",
    group: "ship",
    summary: "give a stack the image that another stack runs, and deploy it",
    needs: ["credentials", "Pulumi CLI"],
    changes: true,
    example: "catalog promote dev prod --tag v1.1.0",
  },
  {
    name: "review",
    group: "ship",
    summary: "a stack for a pull request, behind another stack's load balancer",
    needs: ["credentials", "Pulumi CLI", "Docker"],
    changes: true,
    example: "catalog review open 7 --beside dev",
  },
  {
    name: "adopt",
    group: "ship",
    summary: "take over what somebody made by hand with the guide (--apply)",
    needs: ["credentials"],
    changes: true,
    example: "catalog adopt prod",
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
    summary: "run one command in a task of its own: its log and its exit code",
    needs: ["credentials"],
    changes: true,
    example: "catalog run prod -- node migrate.js",
  },
] as const satisfies readonly CommandEntry[];
