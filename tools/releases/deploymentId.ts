import type { ServiceNames } from "../../components/common/live/service";
import type { Release } from "../../live/releases/collect";
import { UsageError } from "../stack/usageError";

/** A deployment as the user names it: an id from ECS's messages, or the ARN of a service deployment or revision. */
export type DeploymentId =
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "arn"; readonly arn: string };

/** The parts of an ARN. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html */
const arnForm =
  /^arn:aws[a-z-]*:ecs:[^:]+:\d+:service-(?:deployment|revision)\/(?<cluster>[^/]+)\/(?<service>[^/]+)\/[^/]+$/;

/** Reads the value of `--deployment`. Raises a UsageError if it is neither form, or if it names another service. */
export function deploymentId(named: string, { cluster, service }: ServiceNames): DeploymentId {
  if (/^ecs-svc\/\d+$/.test(named)) return { kind: "id", id: named };
  const parts = arnForm.exec(named)?.groups;
  if (parts === undefined) {
    throw new UsageError(
      `--deployment is an id as ECS prints it (ecs-svc/1234567890123456789), or the ARN of a service deployment or of a service revision, not ${named}.`,
    );
  }
  if (parts["cluster"] !== cluster || parts["service"] !== service) {
    throw new UsageError(
      `--deployment ${named} belongs to the service ${parts["cluster"]}/${parts["service"]}, not to ${cluster}/${service}. Name the stack of that service.`,
    );
  }
  return { kind: "arn", arn: named };
}

/** The error for a deployment that nobody remembers, with the newest releases that are known. */
export function unknownDeployment(
  named: string,
  releases: readonly Release[],
  stack: string,
): UsageError {
  const known = releases.slice(0, 5).map(({ tags, revision }) => tags[0] ?? revision);
  const instead =
    known.length === 0
      ? "No release is known."
      : `Known releases: ${[...new Set(known)].join(", ")}: npx catalog why ${stack} --release ${known[0] ?? ""}`;
  return new UsageError(
    `Neither ECS, nor the ledger, nor a log of events of ${stack} knows the deployment ${named} any more. ${instead}`,
  );
}
