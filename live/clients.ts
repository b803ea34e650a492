import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { AwsSettings } from "../settings";

// The SDK would advise every run on Node.js 20, which Pulumi still supports, to upgrade.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** What every client of the AWS SDK is made with. */
export type ClientConfig = ReturnType<typeof clientConfig>;

/**
 * The account and the region of a stack, reached as its provider reaches them: by profile, by the roles to assume, or
 * by whatever the environment has. Gives up within seconds where nobody answers.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
 */
export function clientConfig(aws: AwsSettings) {
  return {
    region: aws.region,
    credentials: credentials(aws),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
  };
}

type Credentials = ReturnType<typeof fromTemporaryCredentials>;

function credentials({ region, profile, assumeRoles = [] }: AwsSettings) {
  const own: Credentials = fromNodeProviderChain({ profile, clientConfig: { region } });
  return assumeRoles.reduce<Credentials>(
    (masterCredentials, role) =>
      fromTemporaryCredentials({
        masterCredentials,
        params: {
          RoleArn: role.roleArn,
          RoleSessionName: role.sessionName,
          ExternalId: role.externalId,
        },
        clientConfig: { region },
      }),
    own,
  );
}
