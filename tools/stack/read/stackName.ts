import { UsageError } from "../usageError";

/**
 * The stack's own name: `prod` for `acme/prod` and for `acme/mcp-catalog/prod`, because the files and the program do
 * not use the organization. Raises a UsageError if the name has another project.
 */
export function ownStackName(given: string, project: string): string {
  const parts = given.split("/");
  const stack = parts.at(-1) ?? "";
  if (parts.length > 3 || parts.includes("")) {
    throw new UsageError(`${given} is not a stack: write prod, acme/prod or acme/${project}/prod`);
  }
  const named = parts.length === 3 ? parts[1] : project;
  if (named === project) return stack;
  throw new UsageError(
    `${given} is a stack of the project ${named ?? ""}, and this is ${project} (name: in Pulumi.yaml). ` +
      `Write ${stack}, or rename the project: its stacks in Pulumi with pulumi stack rename, its name in Pulumi.yaml`,
  );
}
