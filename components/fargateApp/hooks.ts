import * as pulumi from "@pulumi/pulumi";
import type { Live, ServiceNames } from "../live";
import { explain } from "./explain";
import { allowTransition } from "./transition";
import { migrateOnce, type MigrationArgs } from "./migration";

export interface ServiceHooksArgs {
  readonly live: Live;
  readonly service: ServiceNames;
  readonly migration: MigrationArgs | undefined;
  /** What the messages are shown beside: the service itself has no URN while it is being made. */
  readonly parent: pulumi.Resource;
}

/**
 * What happens around each change of the service, and never in a preview: before it, what must hold and run before any
 * traffic moves, where an error leaves the service as it is; after a failure, the reason.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/hooks/
 */
export function serviceHooks(name: string, args: ServiceHooksArgs): pulumi.ResourceHookBinding {
  const before = new pulumi.ResourceHook(`${name}-before`, async ({ oldInputs, newInputs }) => {
    await allowTransition(oldInputs, newInputs, args.live);
    if (args.migration && isNewRevision(oldInputs, newInputs)) {
      await migrateOnce(newInputs, args.migration, args.live, args.parent);
    }
  });
  const why = new pulumi.ErrorHook(`${name}-why`, async ({ failedOperation }) => {
    if (failedOperation !== "delete") {
      await pulumi.log.error(await explain(args.live, args.service), args.parent);
    }
    return false;
  });
  return { beforeCreate: [before], beforeUpdate: [before], onError: [why] };
}

/** The service's inputs as a hook gets them. */
export type ServiceInputs = Readonly<Record<string, unknown>> | undefined;

function isNewRevision(olds: ServiceInputs, news: ServiceInputs): boolean {
  return olds?.["taskDefinition"] !== news?.["taskDefinition"];
}
