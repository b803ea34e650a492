import type { Release } from "../../live/releases/collect";
import { releaseToReturnTo, type Target } from "../releases/choose";
import { configWords, formerSecrets, otherSecrets, type FormerSecrets } from "../releases/secrets";
import { UsageError } from "../stack/readStackConfig";
import { stackService } from "../stack/service/serviceOfStack";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse, type Chosen } from "./catalog/options/parse";
import { needPulumi } from "./catalog/io/needs";
import { release } from "./catalog/version";
import { findIn, readReleases, runningIn, sayUnread } from "./releases";

interface Options {
  readonly stack?: string;
  readonly to?: string;
  readonly keepSecrets: boolean;
  readonly yes: boolean;
}

/**
 * Returns to an earlier release, with the values that its secrets had, by the stack file and `pulumi up`. Resolves with
 * 0, or with 1 if Pulumi failed.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand(
    "rollback",
    io,
    "Sets imageTag and the former values of secrets in the stack's file, and runs pulumi up. Asks first.",
  )
    .option(
      "--to <release>",
      "a tag or revision; default: the last release before this one that succeeded",
    )
    .option("--keep-secrets", "leave the values of secrets as they are now", false)
    .option("-y, --yes", "do not ask", false);
  parse(command, argv, io);
  const { stack: named, to, yes, keepSecrets } = command.opts<Options>();
  const chosen = chooseStack(command.args[0], named, io);
  const { stack, config } = chosen;
  await needPulumi(io);
  const known = await readReleases(config, stack, io);
  const running = runningIn(known, io);
  const asked = { named: to, stack, keepSecrets };
  const target = findIn(known, (all) => releaseToReturnTo(all, asked), io);
  sayUnread(known.unread, io);
  const secrets = keepSecrets
    ? { back: [], gone: [], kept: otherSecrets(running, target.release) }
    : await readFormer(chosen, running, target, io);
  refuseSame(running, target, secrets, stack);
  io.err(
    `${stack}: ${running?.tags[0] ?? "what runs"} → ${target.tag}, which ran as ${target.release.revision}\n`,
  );
  const back = secrets.back.map(({ variable }) => variable).join(", ");
  if (back !== "") io.err(`Back to the value of then, as a new version: ${back}\n`);
  if (secrets.kept.length > 0) {
    io.err(`Different since then, and left as it is now: ${secrets.kept.join(", ")}\n`);
  }
  const withSecrets = back === "" ? "" : `, with the former value of ${back}`;
  return release(
    {
      stack,
      tag: target.tag,
      settings: secrets.back.map(({ variable, value }) => ({
        words: configWords(stack, variable),
        // Pulumi takes one line end away.
        input: `${value}\n`,
      })),
      question: yes ? undefined : `Roll ${stack} back to ${target.tag}${withSecrets}? [y/N] `,
      withoutQuestion: again(stack, target, keepSecrets ? "--keep-secrets --yes" : "--yes"),
    },
    io,
  );
}

function again(stack: string, { release: { revision } }: Target, options: string): string {
  return `npx catalog rollback ${stack} --to ${revision} ${options}`;
}

/** Reads the former values. Raises a UsageError if AWS has deleted one, so that nothing is rolled back in part. */
async function readFormer(
  { stack, config }: Chosen,
  running: Release | undefined,
  target: Target,
  io: Io,
): Promise<FormerSecrets> {
  const [client, { versionValues }] = await Promise.all([
    io.connect(stackService(config).aws),
    import("../../live/secrets/versions"),
  ]);
  const secrets = await formerSecrets(config, running, target.release, (versions) =>
    versionValues(client, versions),
  );
  if (secrets.gone.length === 0) return secrets;
  throw new UsageError(
    `Secrets Manager has deleted the value of ${secrets.gone.join(", ")} that ${target.release.revision} ran with: nothing was ` +
      `changed. To go back with the values of now: ${again(stack, target, "--keep-secrets")}`,
  );
}

function refuseSame(
  running: Release | undefined,
  { release: then, tag }: Target,
  { back }: FormerSecrets,
  stack: string,
): void {
  if (running?.digest === undefined || running.digest !== then.digest || back.length > 0) return;
  throw new UsageError(`${stack} runs ${tag} already: nothing was changed.`);
}
