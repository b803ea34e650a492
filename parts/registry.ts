import { ownKeyArn, Registry } from "../components";
import type { Common, Stack } from "./stack";

/** Makes the stack's own key if the settings ask for one. Returns what most components take. */
export function makeKey({ settings, found: { accountId }, opts }: Stack): Common {
  const { names, aws, encryption, iam, disposable } = settings;
  const keyArn = ownKeyArn(
    "encryption-key",
    {
      encryption,
      aliasName: names.base,
      region: aws.region,
      logGroupNames: [names.logGroup, names.flowLogGroup, names.webAclLogGroup, names.eventLog],
      protect: !disposable,
      accountId,
    },
    opts,
  );
  return { region: aws.region, accountId, keyArn, permissionsBoundary: iam.permissionsBoundary };
}

/** Makes the registry that keeps the app's images. */
export function makeRegistry({ settings, opts }: Stack, { keyArn }: Common): Registry {
  const { names, image, disposable } = settings;
  return new Registry(
    "registry",
    {
      repositoryName: names.base,
      immutableTags: image.source === "registry",
      forceDelete: disposable,
      keyArn,
    },
    opts,
  );
}
