import { parseSettings } from "../../settings/parse";
import type { Settings } from "../../settings/types";
import type { StackConfig } from "./readStackConfig";
import { unsetSecret, withStandIns } from "./standIns";

/** All settings of a stack, with a stand-in for each secret. Raises a SettingsError that lists every bad key. */
export function allSettings(config: StackConfig): Settings {
  const { project, stack, values, secretKeys } = withStandIns(config, unsetSecret);
  const secret = new Set(secretKeys);
  return parseSettings({
    project,
    stack,
    values,
    isSecret: (key) => secret.has(key),
    fileExists: () => true,
  });
}
