import { deriveTiming } from "../../components/fargateApp/timing";
import { frameworkEnvironment, presetEnvironment } from "../../settings/framework";
import { settingsSchema } from "../../settings/schema";
import { settingRows } from "./settingRows";

/** Every setting in a table, and the environment that the container has without any. */
export function settingsSection(): string {
  const rows = settingRows().map(({ key, what, value, otherwise }) =>
    line([`\`${key}\``, what, value, otherwise]),
  );
  const timing = deriveTiming({
    longestRequestSeconds: settingsSchema.longestRequestSeconds.parse(undefined),
    startUpSeconds: settingsSchema.startUpSeconds.parse(undefined),
  });
  const nextjs = frameworkEnvironment({ framework: "nextjs", imageTag: "<imageTag>" }, timing);
  const preset = { ...presetEnvironment, PORT: "<containerPort>" };
  return [
    line(["key", "what it is", "value", "default"]),
    line(["---", "---", "---", "---"]),
    ...rows,
    "",
    "The container's environment, before `environment` is laid over it:",
    "",
    "```text",
    ...variables(preset),
    "```",
    "",
    "and with `framework: nextjs`, beside the secret `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY`:",
    "",
    "```text",
    ...variables(nextjs),
    "```",
  ].join("\n");
}

function variables(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
