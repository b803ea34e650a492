import type { BadConfiguration } from "./types";

const rename = "choose another stack name (pulumi stack init) or project name (Pulumi.yaml)";
const letters = "which must be lowercase letters, digits and single hyphens";

function badStack(what: string, stack: string, message: string): BadConfiguration {
  return { what, stack, problems: [["stack", `names resources ${message}: ${rename}`]] };
}

export const badStackNames: readonly BadConfiguration[] = [
  badStack("a stack name with a capital", "Staging", `"mcp-catalog-Staging", ${letters}`),
  badStack("a stack name with an underscore", "my_stack", `"mcp-catalog-my_stack", ${letters}`),
  badStack("a stack name with a dot", "v1.2", `"mcp-catalog-v1.2", ${letters}`),
  badStack("a stack name with two hyphens", "a--b", `"mcp-catalog-a--b", ${letters}`),
  badStack("a stack name with a hyphen at its end", "a-", `"mcp-catalog-a-", ${letters}`),
  badStack(
    "a stack name of 17 characters, one too many",
    "a".repeat(17),
    `"mcp-catalog-${"a".repeat(17)}", 29 characters of at most 28 (an ALB's name has 32)`,
  ),
  {
    what: "a project name that AWS reserves",
    stack: "prod",
    project: "internal-tools",
    problems: [
      ["stack", `names resources "internal-tools", and AWS reserves internal-: ${rename}`],
    ],
  },
  {
    what: "a project name with a capital, on prod too",
    project: "Catalog",
    problems: [["stack", `names resources "Catalog", ${letters}: ${rename}`]],
  },
];
