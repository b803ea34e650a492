import { acm } from "./acm";
import { appautoscaling } from "./appautoscaling";
import { autoscaling } from "./autoscaling";
import { budgets } from "./budgets";
import { chatbot } from "./chatbot";
import { cloudwatch } from "./cloudwatch";
import { ec2 } from "./ec2";
import { ecr } from "./ecr";
import { ecs } from "./ecs";
import { iam } from "./iam";
import type { Kind } from "./kind";
import { kms } from "./kms";
import { lb } from "./lb";
import { others } from "./others";
import { route53 } from "./route53";
import { s3 } from "./s3";
import { secretsmanager } from "./secretsmanager";
import { sns } from "./sns";
import { unmade, type UnmadeKind } from "./unmade";
import { vpc } from "./vpc";
import { wafv2 } from "./wafv2";

export {
  acm,
  appautoscaling,
  autoscaling,
  budgets,
  chatbot,
  cloudwatch,
  ec2,
  ecr,
  ecs,
  iam,
  kms,
  lb,
};
export { others, route53, s3, secretsmanager, sns, unmade, vpc, wafv2 };

/** Every resource type that the program makes, by Pulumi's name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    ...[
      acm,
      appautoscaling,
      autoscaling,
      budgets,
      chatbot,
      cloudwatch,
      ec2,
      ecr,
      ecs,
      iam,
      kms,
      lb,
    ],
    ...[others, route53, s3, secretsmanager, sns, vpc, wafv2],
  ]
    .flatMap((service) => Object.values<Kind>(service))
    .map((kind) => [kind.type, kind]),
);

/** The kinds, and also the types that the program does not make but the tools know. */
export const described: ReadonlyMap<string, UnmadeKind> = new Map<string, UnmadeKind>([
  ...kinds,
  ...Object.values<UnmadeKind>(unmade).map((kind) => [kind.type, kind] as const),
]);
