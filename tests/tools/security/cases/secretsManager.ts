import { made, only, type Cases } from "./case";

export const secretsManager: Readonly<Record<string, Cases>> = {
  "SecretsManager.1": {
    met: [[made("secret"), made("secretRotation", { secretId: "secret" })]],
    open: [only("secret"), [made("secret"), made("secretRotation", { secretId: "another" })]],
  },
  "SecretsManager.4": {
    met: [
      [
        made("secret"),
        made("secretRotation", {
          secretId: "secret",
          rotationRules: { automaticallyAfterDays: 90 },
        }),
      ],
    ],
    open: [
      only("secret"),
      [
        made("secret"),
        made("secretRotation", {
          secretId: "secret",
          rotationRules: { automaticallyAfterDays: 91 },
        }),
      ],
      [made("secret"), made("secretRotation", { secretId: "secret" })],
    ],
  },
};
