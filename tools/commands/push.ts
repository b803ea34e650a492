import * as path from "node:path";
import type { ClientConfig } from "../../live/clients";
import type { ImageRegistry } from "../../live/ecr/images";
import { bakedText, bakedValues, publicOnes, type Baked } from "../push/baked";
import { buildWords, type Build } from "../push/docker";
import { pushStack, type PushStack } from "../push/stack";
import { checkTag, tagFromGit, type Git } from "../push/tag";
import { findingsText, isAbove, listText, nextText } from "../push/text";
import { UsageError } from "../stack/readStackConfig";
import { ago } from "../why/clock";
import type { Io } from "./catalog/io";
import { chooseStack, newCommand, parse } from "./catalog/parse";
import { exitCodes } from "./catalog/exitCodes";
import { severityOption } from "./catalog/severity";

interface Options {
  readonly stack?: string;
  readonly context: string;
  readonly file?: string;
  readonly list: boolean;
  readonly baked?: string | true;
  readonly scan?: string | true;
  readonly json: boolean;
}

/**
 * Builds a version of the app and pushes it under its tag and `latest`, lists the versions, or shows ECR's findings in
 * one. Resolves with 0, with 1 if Docker failed or there are more findings than allowed, or with 3 if AWS did not
 * answer.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = newCommand(
    "push",
    io,
    "Refuses a tag that is there. --list, --scan and --baked only read, and need no Docker.",
  )
    .argument("[tag]", "the version; default: git's tag, or the commit")
    .option("-c, --context <folder>", "folder with the app", ".")
    .option("-f, --file <Dockerfile>", "default: Dockerfile in the folder")
    .option("--list", "the versions that are there", false)
    .option(
      "--baked [folder]",
      "the stack's values that a version has compiled in, or a build in a folder (.next)",
    )
    .option(
      "--scan [severity]",
      "what ECR found in a version; exit code 1 if it is critical, or as bad as you say",
      severityOption,
    )
    .option("--json", "--list and --scan as data", false);
  parse(command, argv, io);
  const options = command.opts<Options>();
  const { stack, config } = chooseStack(undefined, options.stack, io);
  const reads = options.list || options.scan !== undefined || options.baked === true;
  const context = path.resolve(io.cwd, options.context);
  const git: Git = (args) => io.programs.read("git", ["-C", context, ...args]);
  const tag =
    command.args[0] ??
    (options.list || typeof options.baked === "string" ? "any" : await tagFromGit(git));
  checkTag(tag);
  const found = pushStack(config, tag, io.env);
  if (typeof options.baked === "string") {
    const values = await bakedValues(path.resolve(io.cwd, options.baked), found.known);
    return answer(values, Object.keys(found.secret), stack, io);
  }
  const [client, { openRegistry }] = await Promise.all([
    io.connect(found.aws),
    import("../../live/ecr/images"),
  ]);
  const registry = openRegistry(client, found.repository);
  try {
    const url = await registry.url();
    if (url === undefined) {
      throw new UsageError(
        `There is no repository ${found.repository} in ${found.aws.region}: pulumi up -s ${stack} makes it.`,
      );
    }
    if (options.list) return await list(registry, options, io);
    if (options.baked === true) return await baked(client, registry, found, tag, io);
    if (reads) return await scan(registry, tag, options, io);
    await refuseTaken(registry, tag);
    if (!(await io.programs.has("docker"))) {
      throw new UsageError("Docker is missing: https://docs.docker.com/get-docker/");
    }
    const { secretValues } = await import("../../live/secrets/values");
    const secrets = await secretValues(client, Object.values(found.secret));
    const values = { ...found.known, ...valuesOf(found, secrets) };
    const commit = (await git(["rev-parse", "HEAD"]))?.trim();
    const build: Build = {
      stack: found,
      url,
      tags: [tag, "latest"],
      variables: Object.keys(values),
      context,
      dockerfile: options.file === undefined ? undefined : path.resolve(io.cwd, options.file),
      commit,
    };
    return await push(registry, build, values, io);
  } finally {
    registry.close();
  }
}

/** Looks for the stack's values in an image of the registry: 1 if there are any. */
async function baked(
  client: ClientConfig,
  registry: ImageRegistry,
  { known, secret, platform, repository, stack }: PushStack,
  tag: string,
  io: Io,
): Promise<number> {
  const [{ readShipment }, { secretValues }, { bakedInImage }] = await Promise.all([
    import("../../live/ecr/shipment"),
    import("../../live/secrets/values"),
    import("../promote/facts"),
  ]);
  const at = { config: client, name: repository };
  const digest = (await registry.find(tag))?.digest;
  const shipment = digest === undefined ? undefined : await readShipment(digest, at, at);
  if (shipment === undefined) throw noImage(tag);
  const values = await secretValues(client, Object.values(secret));
  const secrets = Object.entries(secret).map(([name, id]) => [name, values.get(id) ?? ""]);
  const all = { ...publicOnes(known), ...(Object.fromEntries(secrets) as typeof known) };
  const found = await bakedInImage(shipment, shipment.imageFor(platform), all);
  if (found === undefined) {
    io.err("A layer of the image is compressed in a way that cannot be read here.\n");
    return exitCodes.unanswered;
  }
  return answer(found, [], stack, io);
}

function answer(values: Baked, secrets: readonly string[], stack: string, io: Io): number {
  io.out(bakedText(values, secrets, stack));
  return values.found.length > 0 ? exitCodes.notWell : exitCodes.well;
}

function noImage(tag: string): UsageError {
  return new UsageError(`There is no image with the tag ${tag}. catalog push --list shows them.`);
}

async function list(registry: ImageRegistry, { json }: Options, io: Io): Promise<number> {
  const images = await registry.list();
  io.out(json ? `${JSON.stringify(images, null, 2)}\n` : listText(images, new Date(), io.style));
  return exitCodes.well;
}

async function scan(
  registry: ImageRegistry,
  tag: string,
  { json, scan: asked }: Options,
  io: Io,
): Promise<number> {
  if (!(await registry.find(tag))) {
    throw noImage(tag);
  }
  const findings = await registry.findings(tag);
  if (findings === undefined) {
    io.err(`${tag} has not been scanned, or the scan has not ended. Ask again in a minute.\n`);
    return exitCodes.unanswered;
  }
  const limit = asked === true || asked === undefined ? "CRITICAL" : asked;
  const above = isAbove(findings, limit);
  if (json) io.out(`${JSON.stringify({ tag, findings, limit, above }, null, 2)}\n`);
  else io.out(`${tag}: ${findingsText(findings)}\n`);
  return above ? exitCodes.notWell : exitCodes.well;
}

async function refuseTaken(registry: ImageRegistry, tag: string): Promise<void> {
  const there = await registry.find(tag);
  if (!there) return;
  const when = there.pushedAt === undefined ? "" : `, pushed ${ago(there.pushedAt, new Date())}`;
  throw new UsageError(
    `The tag ${tag} is there (${there.digest.slice(0, 19)}${when}). A version never changes: give another tag.`,
  );
}

/** The values of the secrets that the build needs. Raises a UsageError that lists the missing ones. */
function valuesOf(
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

async function push(
  registry: ImageRegistry,
  build: Build,
  env: Readonly<Record<string, string>>,
  io: Io,
): Promise<number> {
  const { url, tags, stack } = build;
  const [tag = ""] = tags;
  const host = url.split("/")[0] ?? "";
  const steps = [
    { words: buildWords(build), options: { env } },
    {
      words: ["login", "--username", "AWS", "--password-stdin", host],
      options: { input: await registry.password() },
    },
    ...tags.map((each) => ({ words: ["push", `${url}:${each}`], options: {} })),
  ];
  for (const { words, options } of steps) {
    io.err(`docker ${words.join(" ")}\n`);
    const code = await io.programs.run("docker", words, options);
    if (code !== 0) {
      const [step = ""] = words;
      io.err(`docker ${step} ended with ${code}. The same command again begins anew.\n`);
      return exitCodes.notWell;
    }
  }
  const pushed = await registry.find(tag);
  io.out(`Pushed ${tag} and latest to ${url}\n`);
  if (pushed) io.out(`  ${pushed.digest}\n`);
  io.out(`\n${nextText(tag, stack.stack, io.style)}\n`);
  return exitCodes.well;
}
