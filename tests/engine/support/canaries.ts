import { registryPassword } from "../../../tools/account/types/docker";
import { randomValue } from "../../../tools/account/types/random";

/** Values of the secrets. They must not appear anywhere. */
export const secretValues = {
  supabaseUrl: "https://canary-supabase-url.example",
  supabaseKey: "canary-supabase-key",
};

/** Texts that must not be in any file or output. */
export const canaries = [
  ...Object.values(secretValues),
  "canary-changed",
  registryPassword,
  randomValue,
];
