import { shellWords } from "../../text/shellWord";
import type { StackTags } from "../../../components/account/stackTags";
import type { Adoption } from "../../adopt/types";
import type { ClientConfig } from "../../../live/calls/clients";
import { CommandFailure } from "../../text/failure";
import { UsageError } from "../../stack/readStackConfig";
import type { Io } from "../catalog/io";
import { needPulumi } from "../catalog/io/needs";
import { agree } from "../catalog/version";
import { previewOf } from "../catalog/preview";
import { exitCodes } from "../catalog/exitCodes";
import { stateOf } from "./state";

/** What is taken over, by which file, and whether a person is asked. */
export interface TakeOver {
  readonly adoption: Adoption;
  readonly file: string;
  readonly config: ClientConfig;
  readonly tags: StackTags;
  readonly yes: boolean;
}

/**
 * Sets the settings, imports into the stack's state, adds the stack's tags in AWS, and shows what the next `pulumi up`
 * changes. The imported resources are protected: until that run, the engine itself refuses to replace one of them. Each
 * step can be repeated. Raises a UsageError before anything is changed, and a CommandFailure if a step fails.
 */
export async function takeOver({ adoption, ...args }: TakeOver, io: Io): Promise<number> {
  const { stack, taken, settings } = adoption;
  await needPulumi(io);
  if ((await stateOf(stack, io)) === undefined) {
    throw new UsageError(
      `Pulumi has no stack ${stack}, or is not logged in: pulumi stack init ${stack}. Nothing was changed.`,
    );
  }
  await agree(
    {
      question: args.yes
        ? undefined
        : `Let ${stack} take over ${taken.length}? AWS changes only tags. [y/N] `,
      withoutQuestion: `npx catalog adopt ${stack} --apply --yes`,
    },
    io,
  );
  const secrets = settings.flatMap(({ secret }) => secret ?? []);
  const { secretValues } = await import("../../../live/secrets/values");
  const values = secrets.length > 0 ? await secretValues(args.config, secrets) : new Map();
  for (const { words, secret } of settings) {
    const value: unknown = secret === undefined ? undefined : values.get(secret);
    if (secret !== undefined && typeof value !== "string") continue;
    await pulumi(["config", ...words, "-s", stack], io, value as string | undefined);
  }
  const imported = ["import", "--file", args.file, "--generate-code=false"];
  await pulumi([...imported, "--yes", "--skip-preview", "-s", stack], io);
  const { addTags } = await import("../../../live/adopt/tag");
  const untagged = taken.flatMap((each) => each.untagged ?? []);
  io.err(`adding the tags of ${stack} to ${untagged.length}\n`);
  await addTags(args.config, untagged, args.tags);
  return sayPlan(adoption, io);
}

async function pulumi(words: readonly string[], io: Io, value?: string): Promise<void> {
  io.err(`pulumi ${shellWords(words)}\n`);
  const options = { cwd: io.folder, ...(value === undefined ? {} : { input: `${value}\n` }) };
  const code = await io.programs.run("pulumi", words, options);
  if (code === 0) return;
  throw new CommandFailure(
    `pulumi ${words[0] ?? ""} ended with ${code}. The same command goes on from here; nothing but tags was changed in AWS.`,
  );
}

async function sayPlan({ stack, region, afterwards }: Adoption, io: Io): Promise<number> {
  const digest = await previewOf(stack, io);
  const [{ diffResult }, { diffText }] = await Promise.all([
    import("../../diff/result"),
    import("../../diff/text"),
  ]);
  const [project = "mcp-catalog"] = digest.steps.flatMap(({ urn }) => urn.split("::")[1] ?? []);
  const result = diffResult(digest, { project, stack, region });
  io.out(`\n${diffText(result, io.style)}`);
  if (afterwards.length > 0) {
    io.out(`\nWhen the new tasks run\n${afterwards.map((each) => `  ${each}\n`).join("")}`);
  }
  const lost = result.changes.filter(({ kind }) => kind === "replace" || kind === "delete");
  return lost.length > 0 ? exitCodes.notWell : exitCodes.well;
}
