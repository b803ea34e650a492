import { runningTasks } from "../../../live/ecs/oneOff";
import { execMissing, execPrograms } from "../shellNeeds";
import { ok, warn, type Check } from "../types";

/** Whether `catalog shell` would open a shell. What is missing never stops a deployment. */
export const exec: Check = {
  name: "shell",
  lines: async ({ config, evidence, runner, settings, machine, stack }, ask) => {
    if (!settings.exec) return [ok("exec is off: nobody can open a shell")];
    const programs = await Promise.all(execPrograms.map((name) => machine.has(name)));
    if (runner === undefined) return [ok("exec is on; there is no service yet")];
    const tasks = await ask("ecs:ListTasks", () => runningTasks(config, evidence.names));
    if (tasks === undefined) return [];
    const [task] = tasks;
    const missing = execMissing({ runner, task, programs, stack, asked: undefined });
    return missing.length === 0
      ? [ok("catalog shell can open one")]
      : missing.map((each) => warn(each));
  },
};
