import type { SettingRow } from "./rows";

/** A heading of docs/settings.md, and the keys below it. */
interface Topic {
  readonly title: string;
  readonly keys: readonly string[];
}

/** The topics in the order of the page. Keys without a topic come last, except those of the AWS provider. */
export const topics: readonly Topic[] = [
  { title: "Version and image", keys: ["imageTag", "image", "migrate", "smokeTest", "rollout"] },
  {
    title: "Size and number of tasks",
    keys: ["cpu", "memory", "desiredCount", "scaling", "schedule", "spot"],
  },
  {
    title: "Variables and secrets",
    keys: ["environment", "secrets", "supabaseUrl", "supabaseKey", "followRotation", "framework"],
  },
  {
    title: "The container",
    keys: [
      "containerPort",
      "healthCheck",
      "startUpSeconds",
      "longestRequestSeconds",
      "user",
      "readOnlyRootFilesystem",
      "writablePaths",
      "exec",
    ],
  },
  { title: "Network and domain", keys: ["network", "egressPorts", "domain", "securityHeaders"] },
  { title: "Sharing", keys: ["shares", "sharedWith"] },
  { title: "Logs and alarms", keys: ["logRetentionDays", "accessLogDays", "monitoring"] },
  { title: "Permissions and protection", keys: ["iam", "encryption", "waf", "disposable"] },
  { title: "Costs and names", keys: ["budget", "tags", "displayName"] },
];

interface Section {
  readonly title: string;
  readonly rows: readonly SettingRow[];
}

/** The rows below their headings. Each row appears once. */
export function byTopic(rows: readonly SettingRow[]): readonly Section[] {
  const listed = topics.flatMap(({ keys }) => keys);
  const isAws = ({ key }: SettingRow) => key.startsWith("aws:");
  const of = (name: string) => rows.filter(({ key }) => key.split(".")[0] === name);
  return [
    ...topics.map(({ title, keys }) => ({ title, rows: keys.flatMap(of) })),
    {
      title: "More",
      rows: rows.filter((row) => !isAws(row) && !listed.includes(row.key.split(".")[0] ?? "")),
    },
    { title: "Account and region", rows: rows.filter(isAws) },
  ].filter((section) => section.rows.length > 0);
}
