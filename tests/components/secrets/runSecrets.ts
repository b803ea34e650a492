import type * as pulumi from "@pulumi/pulumi";
import { AppSecrets, type SecretSource } from "../../../components/secrets/appSecrets";
import { run } from "../../support/program";

export const secretType = "aws:secretsmanager/secret:Secret";
export const randomType = "random:index/randomBytes:RandomBytes";
export const versionType = "aws:secretsmanager/secretVersion:SecretVersion";

export type Options = pulumi.ComponentResourceOptions;

export interface Declared {
  readonly variable: string;
  readonly name: string;
  readonly description: string;
  /** Its value in the stack file; undefined if it is made up. */
  readonly text?: string;
  readonly followRotation?: boolean;
}

export const declared: readonly Declared[] = [
  { variable: "DB_URL", name: "db-url", description: "Database", text: "canary-1" },
  { variable: "API_KEY", name: "api-key", description: "Key", text: "canary-2" },
];

export const random: Declared = { variable: "APP_KEY", name: "app-key", description: "Made up" };

/** A source that is made while the program runs, like outputs. */
export function source(text: string | undefined): SecretSource {
  return text === undefined ? { from: "random", bytes: 24 } : { from: "config", read: () => text };
}

export function runSecrets(secrets = declared, recoveryWindowInDays = 30, opts?: Options) {
  return run(
    () => {
      const args = {
        prefix: "shop",
        recoveryWindowInDays,
        secrets: secrets.map(({ text, followRotation = false, ...each }) => ({
          ...each,
          followRotation,
          value: source(text),
        })),
      };
      const made = new AppSecrets("secrets", args, opts);
      const values = Object.fromEntries(made.values.map(({ variable, text }) => [variable, text]));
      return { arns: made.arns, references: made.references, ...values };
    },
    {
      outputs: {
        [versionType]: { versionId: "v-1" },
        [randomType]: { base64: "canary-base64", hex: "canary-hex" },
      },
    },
  );
}
