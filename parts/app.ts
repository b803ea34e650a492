import { appImage, FargateApp } from "../components";
import type { AppSettings, FargateAppArgs } from "../components/fargateApp";
import type { AppImageArgs } from "../components/image";
import { alarmsOfRollouts } from "../components/monitoring/alarms";
import { tellsSomebody } from "../components/monitoring/notifications";
import type { Sharing } from "../components/sharing";
import type { Settings } from "../settings";
import { knownAlarms } from "./alarms";
import { image } from "./asked";
import type { Common, Stack } from "./stack";

/** Makes the image of the app, or takes the one that the registry has. */
export function makeImage(
  { settings, found }: Stack,
  of: Pick<AppImageArgs, "registry" | "secrets">,
) {
  return appImage("image", { ...image(settings), found: found.image, ...of });
}

/** What the app takes from the other parts of its stack. */
export type AppSurroundings = Pick<
  FargateAppArgs,
  | "subnets"
  | "tls"
  | "accessLogBucket"
  | "image"
  | "alarmActions"
  | "secrets"
  | "executionRoleArn"
  | "taskRole"
  | "startAfter"
>;

/** Makes the service and everything in front of it. Most of its arguments are the settings as they are. */
export function makeApp(stack: Stack, common: Common, surroundings: AppSurroundings): FargateApp {
  const { settings, found, live, opts } = stack;
  const own: AppSettings = settings;
  return new FargateApp(
    "app",
    {
      ...common,
      ...own,
      disposable: isDisposable(settings, found.sharing),
      mutes: mutes(settings),
      count: found.count,
      sharing: found.sharing,
      live,
      ...surroundings,
    },
    opts,
  );
}

/** Whether the stack's data may be deleted. A host is never disposable, because its guests need it. */
export function isDisposable({ disposable }: Settings, sharing: Sharing): boolean {
  return disposable && sharing.mode !== "host";
}

/**
 * The alarms that are muted while `pulumi up` waits for a rollout; undefined if nobody gets their
 * messages.
 */
function mutes(settings: Settings) {
  const { names, recipients, monitoring: own } = settings;
  if (!tellsSomebody(recipients)) return undefined;
  return {
    ruleName: names.rolloutMute,
    alarmNames: alarmsOfRollouts(names, own, knownAlarms(settings)),
  };
}
