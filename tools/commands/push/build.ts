import { shellWords } from "../../text/shellWord";
import type { ImageRegistry } from "../../../live/ecr/images";
import { buildWords, type Build } from "../../push/docker";
import type { PushStack } from "../../push/stack";
import { nextText } from "../../push/text";
import { UsageError } from "../../stack/usageError";
import { ago } from "../../why/clock";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";

/** Raises a UsageError if the registry has the tag. */
export async function refuseTaken(registry: ImageRegistry, tag: string): Promise<void> {
  const there = await registry.find(tag);
  if (!there) return;
  const when = there.pushedAt === undefined ? "" : `, pushed ${ago(there.pushedAt, new Date())}`;
  throw new UsageError(
    `The tag ${tag} exists already (${there.digest.slice(0, 19)}${when}). A version never changes: give another tag.`,
  );
}

/** The values of the secrets that the build needs. Raises a UsageError that lists the missing ones. */
export function valuesOf(
  { secret, stack }: PushStack,
  values: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const missing = Object.values(secret).filter((name) => !values.has(name));
  if (missing.length > 0) {
    throw new UsageError(
      `Secrets Manager has no value of ${missing.join(", ")}, which the build needs: pulumi up -s ${stack} sets it.`,
    );
  }
  return Object.fromEntries(
    Object.entries(secret).map(([variable, name]) => [variable, values.get(name) ?? ""]),
  );
}

/** Logs in, builds and pushes with Docker: 1 if a step failed. */
export async function push(
  registry: ImageRegistry,
  build: Build,
  env: Readonly<Record<string, string>>,
  io: Io,
): Promise<number> {
  const { url, tags, stack, cached } = build;
  const [tag = ""] = tags;
  const host = url.split("/")[0] ?? "";
  const steps = [
    {
      words: ["login", "--username", "AWS", "--password-stdin", host],
      options: { input: await registry.password() },
    },
    { words: buildWords(build), options: { env } },
    ...(cached ? [] : tags.map((each) => ({ words: ["push", `${url}:${each}`], options: {} }))),
  ];
  for (const { words, options } of steps) {
    io.err(`docker ${shellWords(words)}\n`);
    const code = await io.programs.run("docker", words, options);
    if (code !== 0) {
      const step = words.slice(0, words[0] === "buildx" ? 2 : 1).join(" ");
      io.err(`docker ${step} ended with ${code}. Run the same command again.\n`);
      return exitCodes.notWell;
    }
  }
  const pushed = await registry.find(tag);
  io.out(`Pushed ${tag} and latest to ${url}\n`);
  if (pushed) io.out(`  ${pushed.digest}\n`);
  io.out(`\n${nextText(tag, stack.stack, io.style)}\n`);
  return exitCodes.well;
}
