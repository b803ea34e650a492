import * as fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { withBuildId } from "./toSettings/buildId";
import { leaks } from "./risks/leaks";
import { parseSettings } from "./parse";
import { shellRegion } from "./shellRegion";
import type { Settings } from "./types";

/** Reads the stack's configuration from Pulumi. No other file does. Raises a SettingsError that lists every problem. */
export async function loadSettings(): Promise<Settings> {
  const raw = {
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    values: { ...shellRegion(), ...pulumi.runtime.allConfig() },
    isSecret: (key: string) => runtime.isConfigSecret(key),
    fileExists: (path: string) => fs.existsSync(path),
  };
  return withBuildId(parseSettings(raw, await leaks(raw)));
}

/** The configuration of the running stack, for an evaluation in another process. Encrypted values are in plain text. */
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
