import { Option } from "commander";
import type { ClientConfig } from "../../live/calls/clients";
import type { Release, Releases } from "../../live/releases/collect";
import { namedRelease } from "../releases/choose";
import { deploymentId, unknownDeployment, type DeploymentId } from "../releases/deploymentId";
import { stackService, type StackService } from "../stack/service/serviceOfStack";
import { nextSection, type Style } from "../text/style";
import { sayingWhile } from "../text/terminal";
import { nextCommands } from "../why/next";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf, type Chosen } from "./catalog/options/parse";
import { exitCodeOf, exitCodes } from "./catalog/exitCodes";
import { findIn, readReleases, sayUnread } from "./releases";

interface Options {
  readonly json: boolean;
  readonly release?: string;
  readonly deployment?: string;
}

/**
 * Says how a stack's service runs, and why it does not run as its settings ask; or how a past release ended, and why.
 * Resolves with the exit codes in its help.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("why", io, "Needs no Pulumi CLI and no passphrase.")
    .option("--release <release>", "a past one: its tag, its revision, or last-failed")
    .addOption(
      new Option("--deployment <id>", "a past one: ecs-svc/…, or an ARN of ECS").conflicts(
        "release",
      ),
    )
    .option("--json", "the evidence and the causes", false)
    .addHelpText("after", exitCodeHelp);
  const { json, release, deployment } = parse(command, argv, io).opts<Options>();
  const chosen = stackOf(command, io);
  const found = stackService(chosen.config);
  if (release !== undefined) {
    return explainPast({ ...chosen, found, named: { kind: "release", name: release }, json }, io);
  }
  if (deployment !== undefined) {
    const named = deploymentId(deployment, found.names);
    return explainPast({ ...chosen, found, named, json }, io);
  }
  const { stack } = chosen;
  const evidence = await sayingWhile(
    io,
    `Asking AWS about ${found.names.service} in ${found.aws.region} …`,
    async () =>
      (await import("../../live/why")).collect(
        await io.connect(found.aws),
        found.names,
        found.stackTags,
      ),
  );
  const [{ findCauses, standingOf, standsSince }, { whyText }] = await Promise.all([
    import("../../live/why"),
    import("../why/text"),
  ]);
  const standing = standingOf(evidence);
  const next = nextCommands(evidence, found.aws, stack);
  if (json) {
    const result = {
      runsAsAsked: standing.state === "well",
      standing,
      since: standsSince(evidence, standing),
      causes: findCauses(evidence),
      next,
      evidence,
    };
    io.out(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    io.out(whyText(evidence, io.style) + nextPart(next, io.style));
  }
  return exitCodeOf(standing);
}

/** A deployment, or a release by its tag, `family:revision`, or `last-failed`. */
type Named = DeploymentId | { readonly kind: "release"; readonly name: string };

interface Past extends Chosen {
  readonly found: StackService;
  readonly named: Named;
  readonly json: boolean;
}

async function explainPast(past: Past, io: Io): Promise<number> {
  const { stack, config, found, json } = past;
  const known = await readReleases(config, stack, io);
  const release = await chosenRelease(past, known, io);
  const [{ collectPast }, { findCauses }, { pastText, succeeded }] = await Promise.all([
    import("../../live/why/past"),
    import("../../live/why"),
    import("../why/pastText"),
  ]);
  const good = succeeded(release);
  const client: ClientConfig = await io.connect(found.aws);
  const evidence = good ? undefined : await collectPast(client, found.names, release);
  if (json) {
    const causes = evidence ? findCauses(evidence) : [];
    io.out(`${JSON.stringify({ stack, release, causes, evidence }, null, 2)}\n`);
  } else {
    io.out(pastText(release, evidence, io.style));
    if (!good) io.out(nextPart([`catalog why ${stack}`, `catalog releases ${stack}`], io.style));
  }
  sayUnread(known.unread, io);
  return good ? exitCodes.well : exitCodes.notWell;
}

async function chosenRelease(
  { stack, found, named }: Past,
  known: Releases,
  io: Io,
): Promise<Release> {
  switch (named.kind) {
    case "release":
      return findIn(known, (all) => namedRelease(all, named.name, stack), io);
    case "arn":
      return findIn(
        known,
        (all) => {
          const { arn } = named;
          const release = all.find((each) => [each.deployment, each.serviceRevision].includes(arn));
          if (release) return release;
          throw unknownDeployment(arn, all, stack);
        },
        io,
      );
    case "id": {
      const [{ traceDeployment }, { allUnread }] = await Promise.all([
        import("../../live/releases/byId"),
        import("../../live/calls/ask"),
      ]);
      const config = await io.connect(found.aws);
      const traced = await traceDeployment(config, found.names, named.id, known.releases);
      if (traced.release) return traced.release;
      const unread = allUnread(known.unread, traced.unread);
      return findIn(
        { ...known, unread },
        (all) => {
          throw unknownDeployment(named.id, all, stack);
        },
        io,
      );
    }
  }
}

function nextPart(commands: readonly string[], style: Style): string {
  if (commands.length === 0) return "";
  return `\n${nextSection(commands, style)}\n`;
}

const exitCodeHelp = `
Exit codes:
  0  it runs as asked, or it answers and the text says what is not well
  1  it does not run as asked, or the past release failed
  2  the command line or the stack file is wrong, or there is no such release
  3  AWS did not answer`;
