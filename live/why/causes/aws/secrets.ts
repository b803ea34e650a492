import { reasonLike, type Finding, type Rule, type Symptoms } from "../symptoms";

const reading = /ResourceInitializationError|can[’']t retrieve the secret|Fetching secret data/;
const aboutSecret =
  /secret from asm|secretsmanager|secrets manager|secrets? from ssm|ssm:|secret with ARN/i;

/**
 * A secret of the task cannot be read.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export const secret: Rule = (symptoms) => {
  const reason = reasonLike(symptoms, reading);
  if (reason === undefined || !aboutSecret.test(reason)) return undefined;
  const name = secretName(reason);
  const which = name === undefined ? "A secret" : `The secret ${name}`;
  const setting =
    name === undefined ? "supabaseUrl, supabaseKey or secrets" : settingOf(name, symptoms);
  return finding(reason, which, setting, name);
};

function finding(
  reason: string,
  which: string,
  setting: string,
  name = "<name>",
): Finding | undefined {
  if (/staging label|version/i.test(reason) && /ResourceNotFound/i.test(reason)) {
    return {
      happened: `${which} has no value in Secrets Manager.`,
      todo: `Someone has removed it outside of Pulumi: pulumi up --refresh writes ${setting} again.`,
    };
  }
  if (/ResourceNotFound|whether the secret exists/i.test(reason)) {
    return {
      happened: `${which} is not in Secrets Manager.`,
      todo: `Someone deleted it outside of Pulumi: pulumi up --refresh makes it again from ${setting}.`,
    };
  }
  const key = /did not contain json key (\S+)/i.exec(reason)?.[1];
  if (key !== undefined) {
    return {
      happened: `${which} has no JSON key ${key}.`,
      todo: "This stack's secrets have none: someone has registered another task definition. pulumi up --refresh goes back to the stack's own.",
    };
  }
  if (/AccessDenied|not authorized|kms/i.test(reason)) {
    return {
      happened: `${which} may not be read by the task's execution role.`,
      todo: "pulumi up --refresh gives the role its policy again if someone has removed it. No policy of the secret, of its key, of a VPC endpoint or of the organization may deny it.",
    };
  }
  if (/marked for deletion|scheduled for deletion/i.test(reason)) {
    return {
      happened: `${which} waits for its deletion, so that nobody can read it.`,
      todo: `Restore it: aws secretsmanager restore-secret --secret-id ${name}. Then run pulumi up.`,
    };
  }
  if (/(?:time\(s\):|failed to fetch secret \S+)\s*$/.test(reason)) {
    return {
      happened: `${which} could not be fetched. AWS cut its reason off.`,
      todo: "AWS does not say more. The execution role must be allowed to read it, and tasks must reach Secrets Manager by port 443.",
    };
  }
  return undefined;
}

/** The secret's name, e.g. `mcp-catalog/supabase-url`, without the six characters that Secrets Manager appends. */
function secretName(reason: string): string | undefined {
  return /:secret:([\w/+=.@-]+?)(?:-[A-Za-z0-9]{6})?(?=[\s:,"')]|$)/.exec(reason)?.[1];
}

const keys: Readonly<Record<string, string>> = {
  "supabase-url": "supabaseUrl",
  "supabase-key": "supabaseKey",
};

/** The setting that holds a secret's value. */
function settingOf(name: string, { evidence }: Symptoms): string {
  const own = name.split("/").at(-1) ?? name;
  const source = evidence.definition?.secrets.find(({ from }) => from.includes(`:secret:${name}-`));
  const key = keys[own];
  if (key !== undefined) return key;
  if (own === "next-server-actions-encryption-key") return "the key that Pulumi has made up";
  return source === undefined
    ? `the setting below secrets that is kept as ${own}`
    : `secrets.${source.variable}`;
}
