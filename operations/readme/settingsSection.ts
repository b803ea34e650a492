import { presetEnvironment } from "../../settings/toSettings";
import { settingRows } from "./settingRows";

/** Every setting in a table, and the environment that the container has without any. */
export function settingsSection(): string {
  const rows = settingRows().map(({ key, what, value, otherwise }) =>
    line([`\`${key}\``, what, value, otherwise]),
  );
  const preset = { ...presetEnvironment, PORT: "<containerPort>" };
  return [
    line(["key", "what it is", "value", "default"]),
    line(["---", "---", "---", "---"]),
    ...rows,
    "",
    "The container's environment, before `environment` is laid over it:",
    "",
    "```text",
    ...Object.entries(preset).map(([name, value]) => `${name}=${value}`),
    "```",
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
