import { deriveTiming } from "../../../components/fargateApp/rollout/timing";
import {
  frameworkEnvironment,
  presetEnvironment,
  spotEnvironment,
} from "../../../settings/toSettings/framework";
import { settingsSchema } from "../../../settings/schema";
import { settingRows, type SettingRow } from "./rows";
import { byTopic } from "./topics";
import { formatted } from "../formatted";

/** docs/settings.md: every setting below its topic, and the environment that the container has by default. */
export async function settingsPage(file: string): Promise<string> {
  return formatted(markdown(), file);
}

function markdown(): string {
  return [
    "# Settings",
    "<!-- Written by npm run readme, from settings/schema. -->",
    introduction,
    ...byTopic(settingRows()).map(({ title, rows }) => `## ${title}\n\n${settingTable(rows)}`),
    "## The container's environment",
    environment(),
  ].join("\n\n");
}

const introduction = `
Every key that \`Pulumi.<stack>.yaml\` may have. A key with a dot is in a map, and takes \`--path\`:
\`pulumi config set --path monitoring.alarmEmail team@example.com\`. With \`--path\`, Pulumi stores \`true\` and numbers as
such; if a setting wants text, add \`--type string\`:
\`pulumi config set --path --type string environment.LOG_LEVEL 10\`.

A key without \`aws:\` belongs to the project. Pulumi writes the project's name before it (\`mcp-catalog:imageTag\`); both
forms mean the same. A wrong setting stops \`npm run preview\`, \`pulumi preview\` and \`pulumi up\` before anything is
changed: they list all problems at once, and an unknown key is one of them.

Put quotes around text that looks like a number or a date: Pulumi reads \`imageTag: 1.10\` as 1.1. Such values are refused,
and the message shows the right line. After \`pulumi config set\` or \`pulumi stack init\` has written the file again, this
is not possible any more: the file then contains 1.1. Editors with a YAML language server complete and check the keys with
[stack.schema.json](../settings/stack.schema.json), because the first line of a stack file names it.`.trim();

function settingTable(rows: readonly SettingRow[]): string {
  return [
    line(["key", "what it is", "value"]),
    line(["---", "---", "---"]),
    ...rows.map((row) => line([`\`${row.key}\``, row.what, valueOf(row)])),
  ].join("\n");
}

/** The rule, and what happens if the stack file does not have the key. */
function valueOf({ value, otherwise }: SettingRow): string {
  if (otherwise === "" || otherwise === "none") return value;
  return `${value}. ${otherwise.startsWith("required") ? `**${otherwise}**` : `Default: ${otherwise}`}`;
}

function environment(): string {
  const timing = deriveTiming({
    longestRequestSeconds: settingsSchema.longestRequestSeconds.parse(undefined),
    startUpSeconds: settingsSchema.startUpSeconds.parse(undefined),
  });
  const nextjs = frameworkEnvironment({ framework: "nextjs", imageTag: "<imageTag>" }, timing);
  const preset = { ...presetEnvironment, PORT: "<containerPort>" };
  return [
    "The variables that the container has by default; `environment` can override them:",
    "",
    "```text",
    ...variables(preset),
    "```",
    "",
    "An app without Supabase sets `NEXT_PUBLIC_DB_TYPE` to another value, and has no `NEXT_PUBLIC_USE_MOCK_DATA` then.",
    "",
    "With `framework: nextjs`, also these and the secret `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY`:",
    "",
    "```text",
    ...variables(nextjs),
    "```",
    "",
    "With `image.source: build`, `NEXT_DEPLOYMENT_ID` ends with a hash of what is built, so that each build has its own.",
    "",
    "With a `spot.share` above 0, also:",
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
