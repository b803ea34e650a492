import { knownKeys } from "./problems/explainIssues";
import type { Schema } from "./raw";
import { awsSchema, settingsSchema } from "./schema";

/** Whether a setting is text, by its key in a stack file without the project's name: `imageTag`, `aws:profile`. */
export function isTextSetting(key: string): boolean {
  const isAws = key.startsWith("aws:");
  const schema: Schema = isAws ? awsSchema : settingsSchema;
  const name = isAws ? key.slice("aws:".length) : key;
  const rule = Object.hasOwn(schema, name) ? schema[name] : undefined;
  return rule !== undefined && knownKeys(rule) === "text";
}
