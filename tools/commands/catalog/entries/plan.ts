import type { CommandEntry } from "../entry";

/** Commands that say something before anything changes. */
export const plan = [
  {
    name: "rightsize",
    group: "plan",
    summary: "the size and counts that fit two weeks of use",
    needs: ["credentials"],
    changes: false,
    example: "catalog rightsize prod --days 28",
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
    summary: "what Checkov, a policy linter and cfn-lint say about a stack",
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
] as const satisfies readonly CommandEntry[];
