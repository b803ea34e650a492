import type { StackPreview } from "./evaluateStack";

/**
 * The commands to run next. `changes` are the settings that the preview used instead of those of the stack file, as
 * `key=value`. Over the budget, a run would be refused: the commands lower the cost or raise the budget.
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
  return `pulumi config set ${path}${quoted(key)} ${quoted(value)}`;
}

/** In quotes if a shell would otherwise take it apart. */
function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text}'`;
}
