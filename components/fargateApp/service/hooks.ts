import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../common/live";
import type { ServiceNames } from "../../common/live/service";
import { Patience } from "../patience";
import { leftoverText } from "../../account/takenNames";
import { errorText } from "../../common/text/errorText";
import { explain } from "./watch/explain";
import { migrateOnce, type MigrationArgs } from "./migration";
import { revision, versionOf, type ServiceInputs } from "./serviceInputs";
import { allowTransition } from "./transition";
import type { RolloutLedger } from "./ledger";
import type { RolloutMute } from "./mute";
import type { RolloutWatch } from "./watch";

/** What the hooks check, run and report. */
export interface ServiceHooksArgs {
  readonly live: Live;
  readonly service: ServiceNames;
  /** Name of the stack, for the commands in messages. */
  readonly stack: string;
  readonly region: string;
  readonly migration: MigrationArgs | undefined;
  /** Gives up a version whose tasks crash; undefined if ECS's circuit breaker does. */
  readonly watch: RolloutWatch | undefined;
  /** Mutes the alarms that can wait; undefined if they tell nobody anyway. */
  readonly mute?: RolloutMute;
  /** Notes how the rollout ended. */
  readonly ledger?: RolloutLedger;
  /** The resource beside which Pulumi shows the messages. The service itself has no URN while it is being made. */
  readonly parent: pulumi.Resource;
}

/**
 * ECS's answer if the role that moves the traffic is only seconds old. The provider repeats the call for other roles
 * only. New roles of the tasks cause no error here: ECS starts the task again after half a minute.
 * https://github.com/hashicorp/terraform-provider-aws/issues/38538 https://github.com/pulumi/pulumi-awsx/issues/927
 */
const infrastructureRoleUnknown = /unable to assume the configured ECS Infrastructure Role/i;

/**
 * The hooks around each change of the service; previews do not run them. Before a change, they check what must hold and
 * run what must run before any traffic moves; an error leaves the service as it is. After a failure, they say why it
 * failed. https://www.pulumi.com/docs/iac/concepts/resources/options/hooks/
 */
export function serviceHooks(name: string, args: ServiceHooksArgs): pulumi.ResourceHookBinding {
  const before = new pulumi.ResourceHook(`${name}-before`, async (hook) => {
    const { oldInputs, newInputs } = hook as {
      oldInputs?: ServiceInputs;
      newInputs: ServiceInputs;
    };
    await allowTransition(oldInputs, newInputs, args.live, args.stack);
    args.ledger?.begin();
    if (args.migration && oldInputs?.["taskDefinition"] !== newInputs?.["taskDefinition"]) {
      await migrateOnce(newInputs, args.migration, args).catch(async (error: unknown) => {
        await noteFailure(args, newInputs, errorText(error));
        throw error;
      });
    }
    args.watch?.start();
    // A service that is made has no alarms yet.
    if (oldInputs) await args.mute?.begin();
    await deployAgain(hook.oldOutputs, newInputs, args);
  });
  const untilRoleIsKnown = new Patience(args.live, infrastructureRoleUnknown);
  const why = new pulumi.ErrorHook(`${name}-why`, async ({ failedOperation, ...failure }) => {
    const { errors: all } = failure;
    if ((await untilRoleIsKnown.after(all)) === "again") return true;
    args.watch?.stop();
    await args.mute?.end();
    // Only the newest error: the engine also gives the errors of earlier attempts.
    const errors = all.slice(0, 1);
    if (failedOperation === "delete") return false;
    const text = leftover(errors, args) ?? (await failureText(errors, args));
    if (text !== undefined) await pulumi.log.error(text, args.parent);
    await noteFailure(args, failure.newInputs as ServiceInputs, lastCause(errors));
    if (failedOperation === "update" && args.watch) {
      await pulumi.log.error(await goBack(args.live, args.service), args.parent);
    }
    return false;
  });
  return { beforeCreate: [before], beforeUpdate: [before], onError: [why] };
}

/** Notes in the ledger that a version does not run. A service that could not be made may have no version yet. */
async function noteFailure(
  { ledger }: ServiceHooksArgs,
  newInputs: ServiceInputs,
  reason: string,
): Promise<void> {
  const taskDefinition = newInputs?.["taskDefinition"];
  if (typeof taskDefinition !== "string") return;
  await ledger?.end({ taskDefinition, verdict: "failed", reason });
}

/**
 * Deploys a version again that ECS has rolled back, if the provider would not. After a failed update, the provider has
 * the new revision in its state, sees no difference to what the program asks for, and sends nothing. ECS rolls back
 * every part of a version, so every part is sent again.
 */
async function deployAgain(
  oldOutputs: ServiceInputs,
  newInputs: ServiceInputs,
  { live, service, parent }: ServiceHooksArgs,
): Promise<void> {
  const known = oldOutputs?.["taskDefinition"];
  if (!newInputs || typeof known !== "string") return;
  const { network, ...version } = versionOf(newInputs);
  const asked = revision(version.taskDefinition);
  const runs = (await live.serviceNow(service))?.deployment?.taskDefinition;
  if (runs === undefined || revision(runs) === asked || revision(known) !== asked) return;
  await pulumi.log.info(
    `${service.service} runs ${revision(runs)} since its last rollout failed: ${asked} is deployed again.`,
    parent,
  );
  await live.deploy({ ...version, ...network, service: service.service });
}

function leftover(errors: readonly string[], { service, stack, region }: ServiceHooksArgs) {
  const name = `${service.cluster}/${service.service}`;
  return leftoverText(errors, { kind: "service", name, stack, region });
}

/**
 * The provider's own error, why the service does not run, and what to do. Undefined if AWS refused to make the service:
 * there is no service to diagnose, and the provider's error is complete.
 */
async function failureText(
  errors: readonly string[],
  { live, service, stack }: ServiceHooksArgs,
): Promise<string | undefined> {
  const found = await live.serviceNow(service).catch(() => "unknown");
  if (found === undefined) return undefined;
  return [
    `The rollout of ${service.service} failed: ${lastCause(errors)}`,
    "",
    await explain(live, service),
    "",
    `Mend the image or the settings and run pulumi up --stack ${stack} again.`,
  ].join("\n");
}

/** The innermost cause of an error. The provider wraps errors in lists of one item each. */
function lastCause(errors: readonly string[]): string {
  const lines = errors.flatMap((error) => error.split("\n")).map((line) => line.trim());
  return (
    lines
      .filter((line) => line !== "")
      .at(-1)
      ?.replace(/^\* /, "") ?? "no reason given"
  );
}

/** Ends a deployment that could otherwise go on for up to a day, or says how to end it. */
async function goBack(live: Live, service: ServiceNames): Promise<string> {
  try {
    const ended = await live.rollBack(service);
    return ended
      ? `The deployment of ${service.service} had not ended and was stopped: ECS restores the version before.`
      : `No deployment of ${service.service} is under way any more.`;
  } catch (error) {
    return (
      `Could not find out whether a deployment of ${service.service} is still under way: ${errorText(error)}. ` +
      `aws ecs list-service-deployments --cluster ${service.cluster} --service ${service.service} shows it, and ` +
      "aws ecs stop-service-deployment --service-deployment-arn <its ARN> --stop-type ROLLBACK ends it."
    );
  }
}
