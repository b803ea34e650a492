import * as path from "node:path";
import { Option } from "commander";
import { bakedValues } from "../../push/baked";
import { whyNoCache, type Build } from "../../push/docker";
import { pushStack } from "../../push/stack";
import { checkTag, tagFromGit, type Git } from "../../push/tag";
import { CommandFailure } from "../../text/failure";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";
import { needDocker } from "../catalog/io/needs";
import { chooseStack, newCommand, parse } from "../catalog/options/parse";
import { severityOption } from "../catalog/options/severity";
import { push, refuseTaken, valuesOf } from "./build";
import { answer, baked, list, scan } from "./reads";

interface Options {
  readonly stack?: string;
  readonly context: string;
  readonly file?: string;
  readonly ifMissing: boolean;
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
    "Refuses a tag that exists already. --list, --scan and --baked only read, and need no Docker.",
  )
    .argument("[tag]", "the version; default: git's tag, or the commit")
    .option("-c, --context <folder>", "folder with the app", ".")
    .option("-f, --file <Dockerfile>", "the Dockerfile; default: Dockerfile in the folder")
    .addOption(
      new Option("--if-missing", "do nothing if the version is there already")
        .default(false)
        .conflicts(["list", "baked", "scan"]),
    )
    .option("--list", "list the versions that exist", false)
    .option(
      "--baked [folder]",
      "the stack's values that are compiled into a version, or into a build in a folder (.next)",
    )
    .option(
      "--scan [severity]",
      "what ECR found in a version; exit code 1 if a finding is critical, or as bad as the given severity",
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
    import("../../../live/ecr/images"),
  ]);
  const registry = openRegistry(client, found.repository);
  try {
    const url = await registry.url();
    if (url === undefined) {
      throw new CommandFailure(
        `There is no repository ${found.repository} in ${found.aws.region}: pulumi up -s ${stack} makes it.`,
      );
    }
    if (options.list) return await list(registry, options.json, io);
    if (options.baked === true) return await baked(client, registry, found, tag, io);
    if (reads) return await scan(registry, tag, options, io);
    if (options.ifMissing && (await registry.find(tag)) !== undefined) {
      io.out(`${tag} is in ${found.repository} already.\n`);
      return exitCodes.well;
    }
    await refuseTaken(registry, tag);
    await needDocker(io, "nothing was pushed");
    const { secretValues } = await import("../../../live/secrets/values");
    const secrets = await secretValues(client, Object.values(found.secret));
    const values = { ...found.known, ...valuesOf(found, secrets) };
    const commit = (await git(["rev-parse", "HEAD"]))?.trim();
    const noCache = whyNoCache(await io.programs.read("docker", ["buildx", "inspect"]));
    if (noCache !== undefined) io.err(noCache);
    const build: Build = {
      stack: found,
      url,
      tags: [tag, "latest"],
      variables: Object.keys(values),
      context,
      dockerfile: options.file === undefined ? undefined : path.resolve(io.cwd, options.file),
      commit,
      cached: noCache === undefined,
    };
    return await push(registry, build, values, io);
  } finally {
    registry.close();
  }
}
