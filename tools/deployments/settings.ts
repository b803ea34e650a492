import { partitionOf } from "../../components/partition";

/** What Pulumi Cloud needs to know to deploy a stack from a git push. */
export interface DeploymentsArgs {
  /** The project, as Pulumi.yaml names it. */
  readonly project: string;
  /** On GitHub: `your-org/mcp-catalog`. */
  readonly repository: string;
  /** The account with the roles of `bootstrap/`, 12 digits. */
  readonly account: string;
  readonly region: string;
}

/** What differs between the two stacks. */
interface StackSettings {
  /** A push to it deploys the stack. */
  readonly branch: string;
  /** Whether a pull request is previewed with the role that deploys: Pulumi Deployments has one role for each stack. */
  readonly previews: boolean;
  /** Whether of several pushes in a row only the last one is deployed. */
  readonly skipsIntermediate: boolean;
}

/** A stack that can be set up. */
export type DeployedStack = "dev" | "prod";

/** The stacks that can be set up, by name. */
export const deployedStacks: Readonly<Record<DeployedStack, StackSettings>> = {
  dev: { branch: "main", previews: true, skipsIntermediate: true },
  prod: { branch: "release", previews: false, skipsIntermediate: false },
};

/** Folders whose changes change no stack. */
const ignored = ["tests", "docs", ".github", ".ci"];

/**
 * The arguments of `pulumi` that set up one stack. Every switch is said, off as well, so that a second run mends whatever
 * somebody changed.
 * https://www.pulumi.com/docs/iac/cli/commands/pulumi_deployment_settings_edit/
 */
export function settingsArguments(
  stack: DeployedStack,
  { project, repository, account, region }: DeploymentsArgs,
): readonly string[] {
  const { branch, previews, skipsIntermediate } = deployedStacks[stack];
  const role = `arn:${partitionOf(region)}:iam::${account}:role/delivery/${project}-deploy-${stack}`;
  return [
    ...["deployment", "settings", "edit", "--stack", stack],
    ...["--github-repo", repository, "--branch", branch, "--folder", "."],
    "--push-to-deploy",
    `--preview-prs=${previews}`,
    "--pr-template=false",
    ...ignored.flatMap((folder) => ["--path-filter", `!${folder}/**`]),
    // The locked versions, without install scripts, instead of what Pulumi would install.
    ...["--pre-run-command", "npm ci", "--skip-install-deps"],
    `--skip-intermediate-deployments=${skipsIntermediate}`,
    ...["--oidc-aws-role-arn", role, "--oidc-aws-session-name", `${project}-${stack}`],
    ...["--oidc-aws-duration", "1h"],
  ];
}
