import { secretList, secretNames, simulated } from "../account";
import { noExecutionRole, type Fault } from "./fault";

/** The secrets, and the role that reads them. */
export const secrets: readonly Fault[] = [
  {
    fault: "a secret that is gone",
    answers: { ListSecrets: () => secretList(secretNames.slice(1)) },
    says: /fail {2}secrets +mcp-catalog\/supabase-url is gone pulumi up --refresh -s prod/,
    code: 1,
  },
  {
    fault: "a secret without a value",
    answers: { ListSecrets: () => secretList(secretNames, { SecretVersionsToStages: {} }) },
    says: /fail {2}secrets +mcp-catalog\/supabase-url has no value/,
    code: 1,
  },
  {
    fault: "a secret of another stack's",
    answers: { ListSecrets: () => secretList(secretNames, { Tags: [] }) },
    says: /fail {2}names +taken: Secret mcp-catalog\/supabase-url, which no stack has made/,
    code: 1,
  },
  {
    fault: "a secret that the execution role may not read",
    answers: {
      SimulatePrincipalPolicy: simulated(
        (action, [resource], principal) =>
          principal.endsWith("role/mcp-catalog-execution") &&
          action === "secretsmanager:GetSecretValue" &&
          resource?.includes("supabase-key") === true,
      ),
    },
    says: /fail {2}start of tasks +mcp-catalog-execution may not secretsmanager:GetSecretValue on secret:mcp-catalog\/supabase-key-AbC123/,
    code: 1,
  },
  {
    fault: "a key with which the execution role may not decrypt",
    answers: {
      ListSecrets: () =>
        secretList(secretNames, { KmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1" }),
      SimulatePrincipalPolicy: simulated(
        (action, _, principal) => principal.endsWith("-execution") && action === "kms:Decrypt",
      ),
    },
    says: /fail {2}start of tasks +mcp-catalog-execution may not kms:Decrypt on key\/1/,
    code: 1,
  },
  {
    fault: "an execution role that is gone",
    answers: {
      ...noExecutionRole,
    },
    says: /fail {2}start of tasks +the role mcp-catalog-execution is gone/,
    code: 1,
  },
];
