import { shellWords } from "../text/shellWord";
import type { StackPreview } from "./evaluateStack";

/**
 * The commands to run next. `changes` are settings as `key=value` that the preview used instead of those in the stack
 * file. If the stack exceeds its budget, a run would be refused, so the commands lower the cost or raise the budget.
 */
export function nextCommands(preview: StackPreview, changes: readonly string[] = []): string[] {
  const { stack, missingSecrets: missing, cost, budget, otherStack } = preview;
  if (budget?.state === "over") {
    return [
      `npm run preview -- --stack ${stack} --config <key>=<value>`,
      `pulumi config set --path budget.monthly ${Math.ceil(cost.total.floor)} --stack ${stack}`,
    ];
  }
  return [
    ...otherStack,
    ...changes.map((change) => `${setCommand(change)} --stack ${stack}`),
    ...missing.map(({ command }) => command),
    `pulumi up --stack ${stack}`,
  ];
}

/** The command that writes a `key=value` to the stack file. */
export function setCommand(setting: string): string {
  const at = setting.indexOf("=");
  const key = setting.slice(0, at);
  const value = setting.slice(at + 1);
  const path = /[.[]/.test(key) ? "--path " : "";
  return `pulumi config set ${path}${shellWords([key, value])}`;
}
