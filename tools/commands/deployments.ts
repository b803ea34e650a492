import { deployedStacks, settingsArguments, type DeployedStack } from "../deployments/settings";
import { readStackConfig, stacksIn, UsageError } from "../stack/readStackConfig";
import type { Io } from "./catalog/io";
import { newCommand, parse } from "./catalog/options/parse";
import { needPulumi } from "./catalog/io/needs";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly stack?: string;
  readonly account: string;
}

/**
 * Configures Pulumi Cloud to deploy dev and prod after git pushes. Resolves with 0, or with the exit code of the Pulumi
 * CLI for the first stack that could not be set up.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = newCommand(
    "deployments",
    io,
    "A push to main deploys dev, a push to release deploys prod; with Pulumi.pr.yaml, each pull request gets a stack. Sets up all, or only the one in --stack. A second run repairs them.",
  )
    .argument("<repository>", "on GitHub: your-org/mcp-catalog")
    .requiredOption("--account <id>", "AWS account with the roles of bootstrap/");
  parse(command, argv, io);
  const { stack, account } = command.opts<Options>();
  const [repository = ""] = command.args;
  refuse(repository, account);
  await needPulumi(io);
  for (const each of stacksOf(stack, io)) {
    const { project, values } = readStackConfig(io.folder, each);
    const args = { project, repository, account, region: values["aws:region"] ?? "" };
    const { branch, isTemplate } = deployedStacks[each];
    io.err(
      isTemplate
        ? `${each}: each pull request against ${branch} of ${repository} gets a stack like it\n`
        : `${each}: a push to ${branch} of ${repository} deploys it\n`,
    );
    const code = await io.programs.run("pulumi", settingsArguments(each, args), { cwd: io.folder });
    if (code !== 0) return code;
  }
  io.out(
    "Pulumi Cloud's GitHub app must be installed for the repository. To be told of changes that somebody made by hand:\n" +
      "  pulumi stack schedule new --kind drift --cron '0 5 * * *' --stack prod --yes\n",
  );
  return exitCodes.well;
}

/** The stacks to set up. A template is one of them if it has a file: not everybody wants review stacks. */
function stacksOf(named: string | undefined, { folder }: Io): readonly DeployedStack[] {
  const all = Object.keys(deployedStacks) as DeployedStack[];
  const files = stacksIn(folder);
  if (named === undefined) {
    return all.filter((each) => !deployedStacks[each].isTemplate || files.includes(each));
  }
  const found = all.filter((each) => each === named);
  if (found.some((each) => deployedStacks[each].isTemplate && !files.includes(each))) {
    throw new UsageError(
      `--stack ${named}: there is no Pulumi.${named}.yaml. First: npx catalog review template`,
    );
  }
  if (found.length > 0) return found;
  throw new UsageError(`--stack ${named}: Pulumi Deployments is set up for ${all.join(", ")}.`);
}

/** Raises a UsageError that names every wrong value. */
function refuse(repository: string, account: string): void {
  const problems = [
    ...(/^[\w.-]+\/[\w.-]+$/.test(repository)
      ? []
      : [`${repository}: the repository is <owner>/<name>, as in your-org/mcp-catalog.`]),
    ...(/^\d{12}$/.test(account) ? [] : [`--account ${account}: an AWS account has 12 digits.`]),
  ];
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
}
