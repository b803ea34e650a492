import { partitionOf } from "./partition";

/** Partitions in which some services have a domain of their own. */
const domains: Readonly<Record<string, string>> = {
  "aws-cn": "amazonaws.com.cn",
  "aws-iso": "c2s.ic.gov",
  "aws-iso-b": "sc2s.sgov.gov",
};

/**
 * The domain that policies use for services in a region: for CloudWatch Logs as a principal, and for any service in
 * `kms:ViaService`. Most principals, such as `ecs-tasks.amazonaws.com`, are the same everywhere.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
export function serviceDomain(region: string): string {
  return domains[partitionOf(region)] ?? "amazonaws.com";
}
