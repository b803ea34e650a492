import * as fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { isTextSetting } from "../../settings";
import { fullKey, ownKey } from "./read/keys";

/** The configuration that Pulumi passes to a running program. */
export interface RunningConfig {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A value without quotes that begins like a number. */
const number = /(?<=[:[{,-]\s*)[-+]?\.?\d[\w.+-]*/g;

/**
 * Raises a RunError if the running stack's file has values that change because they have no quotes: Pulumi passes `1.1`
 * for `1.10`, so that only the file shows the difference. Does nothing if Pulumi read another file (`--config-file`).
 * If `pulumi config set` or `pulumi stack init` has written the file again, `1.10` is already lost.
 */
export async function refuseLostTexts(
  { project, stack, values }: RunningConfig,
  folder: string = process.cwd(),
): Promise<void> {
  const name = `Pulumi.${stack}.yaml`;
  const file = `${folder}/${name}`;
  // Most files have no such value, and loading the YAML library takes 50 milliseconds.
  if (!fs.existsSync(file) || !mayLose(fs.readFileSync(file, "utf8"))) return;
  const [{ lostTextMessage, lostTexts }, { parseYaml }] = await Promise.all([
    import("./read/yaml/lostText"),
    import("./read/yaml/parseYaml"),
  ]);
  const yaml = parseYaml(name, fs.readFileSync(file));
  const isText = (key: string) => isTextSetting(ownKey(project, fullKey(project, key)));
  const lost = lostTexts(yaml, isText).filter(({ root, key, read }) => {
    const given = values[fullKey(project, root)];
    return given !== undefined && (key !== root || read === "a date" || read.startsWith(given));
  });
  if (lost.length > 0) throw new pulumi.RunError(lostTextMessage(name, lost));
}

/** Whether a file may have such values, by a quick look at its text. UTF-16 has NULs between its letters. */
function mayLose(text: string): boolean {
  if (text.includes("\0")) return true;
  return [...text.matchAll(number)].some(([found]) => !/^-?(?:0|[1-9]\d*)$/.test(found));
}
