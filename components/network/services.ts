import { partitionOf } from "../iam/partition";

/**
 * Services that can have an interface endpoint, by the last part of their service name.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const endpointServices = [
  "bedrock-runtime",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "events",
  "kms",
  "lambda",
  "logs",
  "monitoring",
  "rds-data",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
  "ssm-contacts",
  "ssm-incidents",
  "ssmmessages",
  "states",
  "sts",
  "xray",
] as const;

/** The last part of a service's name, e.g. `ecr.api`. */
export type EndpointService = (typeof endpointServices)[number];

/**
 * Services that a task without internet access must reach to start, besides S3, which stores the image layers.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export const servicesTasksStartWith = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"] as const;

/** What a task that leaves its VPC only by endpoints lacks to start, given the services with an endpoint. */
export function missingEndpoints(endpoints: readonly string[]): readonly string[] {
  return [...servicesTasksStartWith, "s3"].filter(
    (service) => !endpoints.some((each) => each.endsWith(`.${service}`)),
  );
}

/**
 * Services with special names in some partitions: there, these names start with the partition's own domain, reversed.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const ownNames: Readonly<
  Record<string, { readonly start: string; readonly services: readonly EndpointService[] }>
> = {
  "aws-cn": {
    start: "cn.com.amazonaws",
    services: ["ecr.api", "ecr.dkr", "lambda", "monitoring", "sqs", "states", "sts", "xray"],
  },
  "aws-eusc": { start: "eu.amazonaws", services: ["ecr.api", "ecr.dkr"] },
  "aws-iso": { start: "gov.ic.c2s", services: ["ecr.api", "ecr.dkr", "sns", "sqs"] },
  "aws-iso-b": { start: "gov.sgov.sc2s", services: ["ecr.api", "ecr.dkr", "sns", "sqs"] },
};

/** A service's name in a region, e.g. `com.amazonaws.eu-west-1.ecr.api`. */
export function serviceName(region: string, service: EndpointService): string {
  const own = ownNames[partitionOf(region)];
  const start = own?.services.includes(service) ? own.start : "com.amazonaws";
  return `${start}.${region}.${service}`;
}
