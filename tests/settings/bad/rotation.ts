import { badValue, type BadConfiguration } from "./types";

const url = "NEXT_PUBLIC_SUPABASE_URL";
const key = "NEXT_PUBLIC_SUPABASE_ANON_KEY";

function noSecret(variable: string, known: string, set = `--path --secret secrets.${variable}`) {
  return `names ${variable}, which is not a secret of this stack: it has ${known}. To add it: pulumi config set ${set}`;
}

export const badRotations: readonly BadConfiguration[] = [
  badValue(
    "one secret in the place of the list",
    "followRotation",
    "STRIPE_KEY",
    "must be a list of secrets, e.g. [STRIPE_KEY], got STRIPE_KEY",
  ),
  badValue(
    "a secret to follow that is a number",
    "followRotation",
    [5],
    "must be text: put quotes around it, got 5",
    "followRotation.0",
  ),
  {
    what: "a secret to follow that there is not, beside one that there is",
    values: { secrets: { STRIPE_KEY: "sk_live" }, followRotation: ["STRIPE_KEY", "MAIL_KEY"] },
    problems: [["followRotation", noSecret("MAIL_KEY", `${url}, ${key}, STRIPE_KEY`)]],
  },
  badValue(
    "a secret to follow by the key in the place of the variable",
    "followRotation",
    ["supabaseKey"],
    noSecret("supabaseKey", `${url}, ${key}`, "--secret supabaseKey"),
  ),
  badValue(
    "a secret to follow that is a plain variable",
    "followRotation",
    ["NODE_ENV"],
    noSecret("NODE_ENV", `${url}, ${key}`),
  ),
  {
    what: "a secret to follow in a stack that has none",
    values: {
      supabaseUrl: undefined,
      supabaseKey: undefined,
      environment: { NEXT_PUBLIC_USE_MOCK_DATA: "true" },
      followRotation: [url],
    },
    problems: [["followRotation", noSecret(url, "none", "--secret supabaseUrl")]],
  },
  badValue("a secret to follow twice", "followRotation", [url, key, url], `names ${url} twice`),
];
