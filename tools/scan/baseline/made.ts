import type { EvaluatedResource } from "../../evaluate";
import { assumedAccount } from "../../assumed/assumptions";
import { assumedZoneIds, defaultSubnetId, generatedId } from "../../assumed/generated";

/** The region of all the guide's resources. */
export const guideRegion = "us-east-1";

/** The account's default VPC. */
export const vpcId = `vpc-${generatedId("default")}`;

/** Two of its subnets. */
export const subnets = assumedZoneIds.map(defaultSubnetId);

/** A resource that one of the guide's commands makes. It depends on the resources that it needs. */
export function made(
  type: string,
  name: string,
  id: string,
  inputs: EvaluatedResource["inputs"],
  needs: readonly EvaluatedResource[] = [],
): EvaluatedResource {
  return {
    urn: `urn:pulumi:guide::guide::${type}::${name}`,
    id,
    type,
    name,
    custom: true,
    remote: false,
    inputs,
    parent: undefined,
    dependencies: needs.map(({ urn }) => urn),
    provider: undefined,
    options: { protect: false, deleteBeforeReplace: false, ignoreChanges: [] },
  };
}

/** An ARN in that account and region. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${guideRegion}:${assumedAccount}:${resource}`;
}

/** A policy document with one statement, which allows something. */
export function policy(statement: EvaluatedResource["inputs"]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", ...statement }],
  });
}
