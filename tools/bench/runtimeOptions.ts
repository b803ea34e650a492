import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

/**
 * How Pulumi.yaml says that the program must be loaded. https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 */
export interface RuntimeOptions {
  /** True if Pulumi registers ts-node. */
  readonly typescript: boolean;
  readonly tsconfig: string | undefined;
  readonly nodeArgs: readonly string[];
}

/** Reads runtime.options of a folder's Pulumi.yaml. */
export function readRuntimeOptions(folder: string): RuntimeOptions {
  const text = fs.readFileSync(path.join(folder, "Pulumi.yaml"), "utf8");
  const { runtime } = parse(text) as { runtime?: string | { options?: Options } };
  const options = typeof runtime === "object" ? runtime.options : undefined;
  return {
    typescript: options?.typescript ?? true,
    tsconfig: options?.tsconfig,
    nodeArgs: options?.nodeargs?.split(" ").filter((arg) => arg !== "") ?? [],
  };
}

interface Options {
  readonly typescript?: boolean;
  readonly tsconfig?: string;
  readonly nodeargs?: string;
}
