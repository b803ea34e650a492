import * as fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { parseSettings } from "./parse";
import { shellRegion } from "./shellRegion";
import type { Settings } from "./types";

/** Reads the stack's configuration from Pulumi; the only place that does. Raises a SettingsError that lists every problem. */
export function loadSettings(): Settings {
  return parseSettings({
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    values: { ...shellRegion(), ...pulumi.runtime.allConfig() },
    isSecret: (key) => runtime.isConfigSecret(key),
    fileExists: (path) => fs.existsSync(path),
  });
}

/** The configuration of the running stack, for an evaluation elsewhere; encrypted values are in plain text. */
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
