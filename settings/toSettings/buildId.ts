import { createHash, type Hash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { isBuildVariable, type ImageSource } from "../../components/image/types";
import { deploymentId, deploymentIdVariable } from "./framework";
import type { Settings } from "../types";

type Build = Extract<ImageSource, { source: "build" }>;

/** Hexadecimal digits that tell two builds apart. */
const digits = 12;

/**
 * The settings, with an id of its own for each build if the stack builds its image: the tag of such
 * a stack never changes, and browsers would keep the pages of the last build. The id must be known
 * before the build, because Next.js writes it into its pages. So it is a hash of what is built: the
 * files that Docker gets, the build arguments and the public variables. If the stack file sets the
 * id, it stays as it is.
 * https://nextjs.org/docs/app/api-reference/config/next-config-js/deploymentId
 */
export async function withBuildId(settings: Settings): Promise<Settings> {
  const { image, container, imageTag } = settings;
  const { [deploymentIdVariable]: id, ...others } = container.environment;
  if (image.source !== "build" || id !== deploymentId(imageTag)) return settings;
  const ownId = deploymentId(`${imageTag}-${await digest(image, others)}`);
  const environment = { ...container.environment, [deploymentIdVariable]: ownId };
  return { ...settings, container: { ...container, environment } };
}

async function digest(build: Build, environment: Readonly<Record<string, string>>) {
  const hash = createHash("sha256");
  const given = Object.entries(environment).filter(([name]) => isBuildVariable(name));
  hash.update(JSON.stringify([build.target, Object.entries(build.args).sort(), given.sort()]));
  addFile(hash, build.dockerfile, "Dockerfile");
  for (const name of await filesOf(build)) addFile(hash, path.join(build.context, name), name);
  return hash.digest("hex").slice(0, digits);
}

function addFile(hash: Hash, file: string, name: string): void {
  const isLink = fs.lstatSync(file).isSymbolicLink();
  const content = isLink ? fs.readlinkSync(file) : fs.readFileSync(file);
  hash.update(`\0${name}\0${content.length}\0`).update(content);
}

/** The files of the context that Docker gets, sorted, by their paths with `/`. */
async function filesOf({ context, dockerfile }: Build): Promise<readonly string[]> {
  const patterns = ignorePatterns(context, dockerfile);
  const { default: ignore } = await import("@balena/dockerignore");
  const ignored = ignore().add([...patterns]);
  // A pattern with ! can bring back a file of a folder that is ignored.
  const looksInside = patterns.some((pattern) => pattern.startsWith("!"));
  const walk = (folder: string): string[] =>
    fs.readdirSync(path.join(context, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return looksInside || !ignored.ignores(name) ? walk(name) : [];
      return (entry.isFile() || entry.isSymbolicLink()) && !ignored.ignores(name) ? [name] : [];
    });
  return walk("").sort();
}

/** https://docs.docker.com/build/concepts/context/#dockerignore-files */
function ignorePatterns(context: string, dockerfile: string): readonly string[] {
  const files = [`${dockerfile}.dockerignore`, path.join(context, ".dockerignore")];
  const file = files.find((each) => fs.existsSync(each));
  return file === undefined ? [] : fs.readFileSync(file, "utf8").split(/\r?\n/);
}
