import * as pulumi from "@pulumi/pulumi";
import type { Live, ServiceNames } from "../../live";
import { explain } from "./explain";
import { allowTransition } from "./transition";
import type { ServiceInputs } from "./serviceInputs";
import { migrateOnce, type MigrationArgs } from "./migration";

export interface ServiceHooksArgs {
  readonly live: Live;
  readonly service: ServiceNames;
  /** Name of the stack, for the commands that a refusal names. */
  readonly stack: string;
  readonly migration: MigrationArgs | undefined;
  /** Whether ECS itself ends a deployment that fails; what else is under way when `pulumi up` gives up is ended here. */
  readonly circuitBreaker: boolean;
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
    await allowTransition(oldInputs, newInputs, args.live, args.stack);
    if (args.migration && isNewRevision(oldInputs, newInputs)) {
      await migrateOnce(newInputs, args.migration, args.live, args.parent);
    }
  });
  const why = new pulumi.ErrorHook(`${name}-why`, async ({ failedOperation }) => {
    if (failedOperation === "delete") return false;
    await pulumi.log.error(await explain(args.live, args.service), args.parent);
    if (failedOperation === "update" && !args.circuitBreaker) {
      await pulumi.log.error(await goBack(args.live, args.service), args.parent);
    }
    return false;
  });
  return { beforeCreate: [before], beforeUpdate: [before], onError: [why] };
}

/** Ends what would else go on for up to a day; says how to, where that fails. */
async function goBack(live: Live, service: ServiceNames): Promise<string> {
  try {
    const ended = await live.rollBack(service);
    return ended
      ? `The deployment of ${service.service} had not ended and was stopped: ECS puts the version before back.`
      : `No deployment of ${service.service} is under way any more.`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return (
      `Whether a deployment of ${service.service} is still under way could not be found out: ${message}. ` +
      `aws ecs list-service-deployments --cluster ${service.cluster} --service ${service.service} shows it, and ` +
      "aws ecs stop-service-deployment --service-deployment-arn <its ARN> --stop-type ROLLBACK ends it."
    );
  }
}

function isNewRevision(olds: ServiceInputs, news: ServiceInputs): boolean {
  return olds?.["taskDefinition"] !== news?.["taskDefinition"];
}
