import type { EvaluatedResource } from "../../evaluate";
import { free, unpriced, type PriceBook } from "../book";
import { exactly, type CostLine } from "../types";
import { listOf, mapOf, numberOf, ofType, textOf } from "./inputs";

export const secretType = "aws:secretsmanager/secret:Secret";
export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const policyType = "aws:appautoscaling/policy:Policy";
export const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
export const keyType = "aws:kms/key:Key";
export const webAclType = "aws:wafv2/webAcl:WebAcl";
export const zoneType = "aws:route53/zone:Zone";

/** Dashboards of an account that are free. https://aws.amazon.com/cloudwatch/pricing/ */
const freeDashboards = 3;

/** Secrets, each with its replicas. https://aws.amazon.com/secrets-manager/pricing/ */
export function secretLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const count = ofType(all, secretType).reduce(
    (total, { inputs }) => total + 1 + (listOf(inputs["replicas"])?.length ?? 0),
    0,
  );
  if (count === 0) return [];
  return [
    book.line({
      key: "secrets",
      group: "Secrets",
      item: "secrets",
      quantity: exactly(count),
      unit: "secret",
      parts: [{ key: "secretMonth" }],
    }),
  ];
}

/** Alarms by the metrics they look at, those that scaling makes by itself among them, and dashboards. */
export function monitoringLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const alarms = ofType(all, alarmType);
  const fast = alarms.filter(isHighResolution);
  const standard = alarms.filter((each) => !isHighResolution(each));
  const tracking = ofType(all, policyType).filter(isTargetTracking).length;
  const metrics = standard.reduce((total, each) => total + metricsOf(each), 2 * tracking);
  return [
    ...(metrics > 0
      ? [
          book.line({
            key: "alarms",
            group: "Monitoring",
            item: "alarms, by metric",
            quantity: exactly(metrics),
            unit: "metric",
            parts: [{ key: "alarmMetric" }],
            note: tracking > 0 ? `${2 * tracking} of them made by scaling` : undefined,
          }),
        ]
      : []),
    ...fast.map(({ name }) =>
      unpriced({
        key: `fast alarm ${name}`,
        group: "Monitoring",
        item: `alarm ${name}`,
        quantity: exactly(1),
        unit: "alarm",
        reason: "no price for alarms with periods under a minute",
      }),
    ),
    ...dashboardLines(all, book),
  ];
}

/** Each metric of a metric math expression counts. https://aws.amazon.com/cloudwatch/pricing/ */
function metricsOf({ inputs }: EvaluatedResource): number {
  const queries = (listOf(inputs["metricQueries"]) ?? []).map(mapOf);
  return Math.max(1, queries.filter((query) => query["metric"] !== undefined).length);
}

function isHighResolution({ inputs }: EvaluatedResource): boolean {
  const queries = (listOf(inputs["metricQueries"]) ?? []).map((each) =>
    mapOf(mapOf(each)["metric"]),
  );
  return [inputs, ...queries].some((each) => (numberOf(each["period"]) ?? 60) < 60);
}

/** Target tracking makes an alarm to scale out and one to scale in.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html */
function isTargetTracking({ inputs }: EvaluatedResource): boolean {
  return textOf(inputs["policyType"]) === "TargetTrackingScaling";
}

function dashboardLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const count = ofType(all, dashboardType).length;
  const about = {
    key: "dashboards",
    group: "Monitoring" as const,
    item: "dashboards",
    unit: "dashboard",
  };
  const price = book.usd("dashboardMonth");
  const beyond = price === undefined ? "" : `, ${price.toFixed(2)} each beyond`;
  const reason = `free within the account's first ${freeDashboards}${beyond}`;
  if (count === 0) return [];
  if (count <= freeDashboards) return [free({ ...about, quantity: exactly(count), reason })];
  const quantity = exactly(count - freeDashboards);
  return [book.line({ ...about, quantity, parts: [{ key: "dashboardMonth" }], note: reason })];
}

/** Keys of one's own, and web ACLs with their rules.
 * https://aws.amazon.com/kms/pricing/ https://aws.amazon.com/waf/pricing/ */
export function securityLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const keys = ofType(all, keyType);
  const rotates = keys.some(({ inputs }) => inputs["enableKeyRotation"] === true);
  const acls = ofType(all, webAclType).map(({ name, inputs }) =>
    book.line({
      key: `web acl ${name}`,
      group: "Security",
      item: `web ACL with its rules`,
      quantity: exactly(1),
      unit: "web ACL",
      parts: [{ key: "wafAcl" }, ...ruleParts(listOf(inputs["rules"])?.length ?? 0)],
    }),
  );
  if (keys.length === 0) return acls;
  return [
    book.line({
      key: "keys",
      group: "Security",
      item: "KMS keys",
      quantity: exactly(keys.length),
      unit: "key",
      parts: [{ key: "kmsKey" }],
      note: rotates ? "the first two rotations add as much each" : undefined,
    }),
    ...acls,
  ];
}

function ruleParts(rules: number) {
  return rules > 0 ? [{ key: "wafRule" as const, amount: rules }] : [];
}

/** Hosted zones that the stack makes itself; one that exists is not its own. https://aws.amazon.com/route53/pricing/ */
export function zoneLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const count = ofType(all, zoneType).length;
  if (count === 0) return [];
  return [
    book.line({
      key: "hosted zones",
      group: "DNS",
      item: "hosted zones",
      quantity: exactly(count),
      unit: "zone",
      parts: [{ key: "hostedZone" }],
    }),
  ];
}
