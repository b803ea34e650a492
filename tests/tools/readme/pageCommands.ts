import { settingRows } from "../../../tools/readme/settings/rows";

/** The keys that commands set or get: `pulumi config set --path a.b c`, `--config a.b=c`. */
export function configuredKeys(markdown: string): string[] {
  const commands = /pulumi config (?:set|get|rm)(?: --path| --secret| --type \w+)* ([\w.:]+)/g;
  const options = /--config ([\w.:]+)=(?!value)/g;
  return [commands, options].flatMap((pattern) =>
    [...markdown.matchAll(pattern)].map(([, key = ""]) => key),
  );
}

/** Keys within `environment`, `secrets` and `tags` are the person's own. */
export function unknownKeys(keys: readonly string[]): string[] {
  const rows = settingRows().map(({ key }) => key);
  const known = new Set(rows.flatMap((key) => [key, key.split(".")[0] ?? key]));
  return keys.filter((key) => {
    const [map = ""] = key.split(".");
    return !known.has(key) && !["environment", "secrets", "tags"].includes(map);
  });
}

/** The commands for a preview with settings, except those with a placeholder. */
export function previewCommands(markdown: string): string[] {
  const commands = markdown.match(/npm run preview -- [^`\n]*--config [^`\n]*/g) ?? [];
  return commands.filter((command) => !command.includes("key=value"));
}

export function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)].map(([, code = ""]) => code);
}
