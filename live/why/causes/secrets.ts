import { reasonLike, type Finding, type Rule } from "./symptoms";

const reading = /ResourceInitializationError/;
const aboutSecret = /secret from asm|secretsmanager|secrets manager|secrets? from ssm|ssm:/i;

/**
 * A secret that the task asks for cannot be read.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export const secret: Rule = (symptoms) => {
  const reason = reasonLike(symptoms, reading);
  if (reason === undefined || !aboutSecret.test(reason)) return undefined;
  const name = secretName(reason);
  const which = name === undefined ? "A secret" : `The secret ${name}`;
  const setting = name === undefined ? "supabaseUrl, supabaseKey or secrets" : settingOf(name);
  return finding(reason, which, setting);
};

function finding(reason: string, which: string, setting: string): Finding | undefined {
  if (/staging label|version/i.test(reason) && /ResourceNotFound/i.test(reason)) {
    return {
      happened: `${which} has no value in Secrets Manager.`,
      todo: `Set ${setting} with pulumi config set ${setting.startsWith("secrets.") ? "--path " : ""}--secret and run pulumi up.`,
    };
  }
  if (/ResourceNotFound/i.test(reason)) {
    return {
      happened: `${which} is not in Secrets Manager.`,
      todo: `Someone deleted it outside of Pulumi: pulumi refresh, then pulumi up makes it again from ${setting}.`,
    };
  }
  const key = /did not contain json key (\S+)/i.exec(reason)?.[1];
  if (key !== undefined) {
    return {
      happened: `${which} has no JSON key ${key}.`,
      todo: `Someone changed its value outside of Pulumi: pulumi refresh, then pulumi up writes ${setting} again.`,
    };
  }
  if (/AccessDenied|not authorized|kms/i.test(reason)) {
    return {
      happened: `${which} may not be read by the task's execution role.`,
      todo: "pulumi up gives the role its policy again; no policy of the secret, of its key, of a VPC endpoint or of the organization may deny it.",
    };
  }
  return undefined;
}

/** `mcp-catalog/supabase-url`, without the six characters that Secrets Manager appends. */
function secretName(reason: string): string | undefined {
  return /:secret:([\w/+=.@-]+?)(?:-[A-Za-z0-9]{6})?(?=[\s:,"')]|$)/.exec(reason)?.[1];
}

/** The setting that a secret's value comes from. */
function settingOf(name: string): string {
  const own = name.split("/").at(-1) ?? name;
  switch (own) {
    case "supabase-url":
      return "supabaseUrl";
    case "supabase-key":
      return "supabaseKey";
    default:
      return `secrets.${own.toUpperCase().replaceAll("-", "_")}`;
  }
}
