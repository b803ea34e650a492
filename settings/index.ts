import * as fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { parseSettings } from "./parse";
import type { Settings } from "./types";

export { baseName } from "./names";
export { SettingsError } from "./problems";
export { encryptedKeys, missingSecretKeys } from "./secrets";
export type { AwsSettings, Settings } from "./types";

/** Reads the stack's configuration; the only place that does. Raises a SettingsError that lists every problem. */
export function loadSettings(): Settings {
  return parseSettings({
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    values: { ...shellRegion(), ...pulumi.runtime.allConfig() },
    isSecret: (key) => runtime.isConfigSecret(key),
    fileExists: (path) => fs.existsSync(path),
  });
}

/** The configuration of the stack that runs, for an evaluation elsewhere; values that are stored encrypted in plain text. */
export function runningConfig() {
  const values = pulumi.runtime.allConfig();
  return {
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    values,
    secretKeys: Object.keys(values).filter((key) => runtime.isConfigSecret(key)),
  };
}

/** The SDK has this function but leaves it out of its types. */
const runtime = pulumi.runtime as unknown as { isConfigSecret: (key: string) => boolean };

/** The region of the shell, for stacks that do not say one, as every AWS tool takes it. */
export function shellRegion(): Record<string, string> {
  const region = process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"];
  return region ? { "aws:region": region } : {};
}
