import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../support/program";

export { projectFolder };

/** The text of a file of the project. */
export function readProjectFile(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), "utf8");
}

/** A YAML file of the project. The caller knows its shape. */
export function readYaml(file: string): unknown {
  return parse(readProjectFile(file));
}

export interface PackageJson {
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function packageJson(): PackageJson {
  return JSON.parse(readProjectFile("package.json")) as PackageJson;
}

const sources = ["components", "live", "settings", "tools", "tests"];

/** Every TypeScript file of the project, by its path in the project. */
export function sourceFiles(folders: readonly string[] = ["", ...sources]): readonly string[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(projectFolder, folder), { recursive: folder !== "", encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.posix.join(folder, file.split(path.sep).join("/"))),
  );
}

/** Files outside node_modules, by path, with a name that matches. */
export function projectFiles(name: RegExp): string[] {
  return fs
    .readdirSync(projectFolder, { withFileTypes: true })
    .filter((entry) => !["node_modules", ".git"].includes(entry.name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? fs
            .readdirSync(path.join(projectFolder, entry.name), {
              recursive: true,
              withFileTypes: true,
            })
            .filter((each) => each.isFile() && !each.parentPath.includes("node_modules"))
            .map((each) => path.relative(projectFolder, path.join(each.parentPath, each.name)))
        : [entry.name],
    )
    .filter((file) => name.test(path.basename(file)));
}
