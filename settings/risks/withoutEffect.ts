import { needsAlternate } from "../../components/fargateApp/rollout";
import { tellsSomebody } from "../../components/monitoring/notifications/recipients";
import { followsLoad, weekCounts } from "../../components/scaling/types";
import { monitoringSettings } from "../toSettings/monitoring";
import type { OwnKeys, RawConfig } from "../raw";
import { scalingOf } from "../toSettings/scaling";

/**
 * A sentence for each setting that the stack file has, and that changes nothing because of another setting. A default
 * asks for nothing and is not named.
 */
export function withoutEffect(own: OwnKeys, raw: RawConfig): readonly string[] {
  const { domain, monitoring, disposable, rollout, spot } = own;
  const scaling = scalingOf(own);
  const most = weekCounts(scaling).max;
  const {
    monitoring: { alarms },
    recipients,
  } = monitoringSettings(own);
  const onlyCpu = `monitoring.alarms: all: ${monitoring.alarms ? "it is cpu" : "a disposable stack has only the CPU's alarm"}`;
  const thresholds = Object.keys(monitoring.thresholds).map(
    (name) => [`monitoring.thresholds.${name}`, alarms === "cpu", onlyCpu] as const,
  );
  const all: readonly (readonly [path: string, isIdle: boolean, needs: string])[] = [
    ...thresholds,
    ["monitoring.thresholds.certificateDays", alarms === "all" && !domain, "domain"],
    [
      "securityHeaders.strictTransportSecurity",
      !domain && own.securityHeaders.strictTransportSecurity !== "none",
      "domain: browsers ignore it over HTTP",
    ],
    [
      "scaling.requestsPerTask",
      scaling.mode === "auto" && needsAlternate(rollout),
      "one target group: AWS does not count the requests for each task behind the two of this rollout",
    ],
    ["spot.base", spot?.share === 0 && spot.base > 0, "a spot.share above 0"],
    [
      "spot.share",
      spot !== undefined && spot.share > 0 && spot.base >= most,
      `a spot.base below ${most}: there are never more tasks, and the base is never on Spot`,
    ],
    ...["cpuPercent", "memoryPercent", "requestsPerTask"].map(
      (name) =>
        [
          `scaling.${name}`,
          scaling.mode === "auto" && !followsLoad(scaling),
          "a maxCount above minCount",
        ] as const,
    ),
    [
      "monitoring.quietHours",
      !tellsSomebody(recipients),
      "somebody who is told of alarms: monitoring.alarmEmail or monitoring.notify",
    ],
  ];
  const half =
    disposable && own.shares
      ? [
          "disposable is true for images and secrets only: the load balancer, the network and the service stay protected while shares is true.",
        ]
      : [];
  return all
    .filter(([path, isIdle]) => isIdle && isSet(raw, path))
    .map(([path, , needs]) => `${path} changes nothing. It needs ${needs}.`)
    .concat(half);
}

/** Whether the stack file has the value at a path. */
function isSet({ project, values }: RawConfig, path: string): boolean {
  const [key = "", ...inner] = path.split(".");
  const text = values[`${project}:${key}`];
  if (text === undefined) return false;
  try {
    const found = inner.reduce<unknown>(
      (value, part) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[part],
      JSON.parse(text),
    );
    return found !== undefined;
  } catch {
    return false;
  }
}
