import { partitionOf } from "../../components/iam/partition";

/** What Pulumi Cloud must know to deploy a stack after a git push. */
export interface DeploymentsArgs {
  /** The project's name in Pulumi.yaml. */
  readonly project: string;
  /** The repository on GitHub: `your-org/mcp-catalog`. */
  readonly repository: string;
  /** The account that has the roles of `bootstrap/`, 12 digits. */
  readonly account: string;
  readonly region: string;
}

/** The settings in which the two stacks differ. */
interface StackSettings {
  /** The branch to which a push deploys the stack; for a template, the branch of the pull requests. */
  readonly branch: string;
  /** Whether the stack is only a template: Pulumi Cloud makes a stack like it for each pull request. */
  readonly isTemplate: boolean;
  /** Whether pull requests are previewed with the role that deploys: Pulumi Deployments has one role for each stack. */
  readonly previews: boolean;
  /** Whether only the last of several pushes in a row is deployed. */
  readonly skipsIntermediate: boolean;
}

/** A stack that can be set up. */
export type DeployedStack = "dev" | "prod" | "pr";

/** The stacks that can be set up, by name. */
export const deployedStacks: Readonly<Record<DeployedStack, StackSettings>> = {
  dev: { branch: "main", isTemplate: false, previews: true, skipsIntermediate: true },
  prod: { branch: "release", isTemplate: false, previews: false, skipsIntermediate: false },
  pr: { branch: "main", isTemplate: true, previews: false, skipsIntermediate: true },
};

/** Folders in which a change does not change a stack. */
const ignored = ["tests", "docs", ".github", ".ci"];

/**
 * The arguments of `pulumi` that set up one stack. Every switch is set, also to off, so that a second run repairs
 * whatever somebody has changed. https://www.pulumi.com/docs/iac/cli/commands/pulumi_deployment_settings_edit/
 */
export function settingsArguments(
  stack: DeployedStack,
  { project, repository, account, region }: DeploymentsArgs,
): readonly string[] {
  const { branch, isTemplate, previews, skipsIntermediate } = deployedStacks[stack];
  const role = `arn:${partitionOf(region)}:iam::${account}:role/delivery/${project}-deploy-${stack}`;
  return [
    ...["deployment", "settings", "edit", "--stack", stack],
    ...["--github-repo", repository, "--branch", branch, "--folder", "."],
    `--push-to-deploy=${!isTemplate}`,
    `--preview-prs=${previews}`,
    `--pr-template=${isTemplate}`,
    `--delete-after-destroy=${isTemplate}`,
    ...ignored.flatMap((folder) => ["--path-filter", `!${folder}/**`]),
    // Installs the locked versions without install scripts. Pulumi itself would install other versions.
    ...["--pre-run-command", "npm ci", "--skip-install-deps"],
    `--skip-intermediate-deployments=${skipsIntermediate}`,
    ...["--oidc-aws-role-arn", role, "--oidc-aws-session-name", `${project}-${stack}`],
    ...["--oidc-aws-duration", "1h"],
  ];
}
