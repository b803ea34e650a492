import { format, resolveConfig } from "prettier";
import { deriveTiming } from "../../components/fargateApp/rollout/timing";
import { frameworkEnvironment, presetEnvironment, spotEnvironment } from "../../settings/framework";
import { settingsSchema } from "../../settings/schema";
import { settingRows } from "./settingRows";

/** docs/settings.md: every setting in a table, and the environment that the container has without any. */
export async function settingsPage(file: string): Promise<string> {
  return format(markdown(), { ...(await resolveConfig(file)), parser: "markdown" });
}

function markdown(): string {
  return [
    "# Settings",
    "<!-- Written by npm run readme, from settings/schema. -->",
    introduction,
    settingTable(),
    "## The container's environment",
    environment(),
  ].join("\n\n");
}

const introduction = `
Every key that \`Pulumi.<stack>.yaml\` may have. A key with a dot is in a map, and takes \`--path\`:
\`pulumi config set --path monitoring.alarmEmail team@example.com\`. Those without \`aws:\` are written there with
\`mcp-catalog:\` before them.`.trim();

function settingTable(): string {
  const rows = settingRows().map(({ key, what, value, otherwise }) =>
    line([`\`${key}\``, what, value, otherwise]),
  );
  return [
    line(["key", "what it is", "value", "default"]),
    line(["---", "---", "---", "---"]),
    ...rows,
  ].join("\n");
}

function environment(): string {
  const timing = deriveTiming({
    longestRequestSeconds: settingsSchema.longestRequestSeconds.parse(undefined),
    startUpSeconds: settingsSchema.startUpSeconds.parse(undefined),
  });
  const nextjs = frameworkEnvironment({ framework: "nextjs", imageTag: "<imageTag>" }, timing);
  const preset = { ...presetEnvironment, PORT: "<containerPort>" };
  return [
    "Before `environment` is laid over it:",
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
    "",
    "and with a `spot.share` above 0:",
    "",
    "```text",
    ...variables(spotEnvironment({ share: 100, base: 0 })),
    "```",
  ].join("\n");
}

function variables(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
