import {
  assumedIpv6Block,
  assumedZoneIds,
  defaultSubnetId,
  generatedDigest,
  generatedId,
} from "./generated";
import { assumedBalancer, assumedListener } from "./assumedHost";

/** The account that previews assume. */
export const assumedAccount = "123456789012";

/** The facts about an account that a preview assumes, because it does not ask AWS. */
export interface AssumedAccount {
  readonly region: string;
  readonly repositoryName: string;
  readonly imageTag: string;
}

interface AssumedLookup {
  /** One sentence for the reader of the preview; undefined if the answer is obvious. */
  readonly assumption?: string;
  readonly result: Readonly<Record<string, unknown>>;
}

type Inputs = Readonly<Record<string, unknown>>;

/** The answer to one of the program's look-ups, and what that answer assumes. Throws if it knows no answer. */
export function assumedLookup(
  token: string,
  assumed: AssumedAccount,
  inputs: Inputs = {},
): AssumedLookup {
  const answer = lookups[token];
  if (!answer) throw new Error(`The preview has no answer to the look-up ${token}`);
  return answer(assumed, inputs);
}

/**
 * What the answers to the program's look-ups assume. The look-ups of the network are in order, because one explains the
 * next.
 */
export function lookupAssumptions(
  asked: readonly { readonly token: string; readonly inputs: Inputs }[],
  assumed: AssumedAccount,
): readonly string[] {
  const order = Object.keys(lookups);
  return asked
    .flatMap(({ token, inputs }) => {
      const { assumption: sentence } = assumedLookup(token, assumed, inputs);
      return sentence === undefined ? [] : [{ place: order.indexOf(token), sentence }];
    })
    .sort((one, other) => one.place - other.place || one.sentence.localeCompare(other.sentence))
    .map(({ sentence }) => sentence);
}

const sharedBalancer = "the load balancer of sharedWith is there, and speaks HTTPS";

type Lookup = (assumed: AssumedAccount, inputs: Inputs) => AssumedLookup;

const lookups: Readonly<Record<string, Lookup>> = {
  "aws:ec2/getVpc:getVpc": ({ region }, { id }) =>
    id === undefined
      ? {
          assumption: `${region} has a default VPC`,
          result: { id: `vpc-${generatedId("default")}` },
        }
      : {
          assumption: "the VPC gets an IPv6 block from Amazon",
          result: {
            id,
            ipv6CidrBlockAssociations: [{ state: "associated", ipv6CidrBlock: assumedIpv6Block }],
          },
        },
  "aws:ec2/getAmiIds:getAmiIds": ({ region }) => ({
    assumption: `${region} has fck-nat's image`,
    result: { ids: [`ami-${generatedId("nat")}`] },
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": ({ region }) => ({
    assumption: "two zones have Fargate",
    result: { zoneIds: assumedZoneIds, names: [`${region}a`, `${region}b`] },
  }),
  "aws:ec2/getSubnets:getSubnets": (_, { filters }) => ({
    assumption: "the default VPC has a default subnet in both",
    result: { ids: [defaultSubnetId(zoneIn(filters))] },
  }),
  "aws:lb/getListener:getListener": ({ region }) => ({
    assumption: sharedBalancer,
    result: assumedListener(region, assumedAccount),
  }),
  "aws:lb/getLoadBalancer:getLoadBalancer": ({ region }) => ({
    assumption: sharedBalancer,
    result: assumedBalancer(region, assumedAccount),
  }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    result: { accountId: assumedAccount },
  }),
  "aws:ec2/getInternetGateway:getInternetGateway": () => ({
    result: { internetGatewayId: `igw-${generatedId("attached")}` },
  }),
  "aws:cloudwatch/getLogGroups:getLogGroups": () => ({ result: { logGroupNames: [] } }),
  "aws:s3/getBuckets:getBuckets": () => ({ result: { buckets: [] } }),
  "aws:route53/getZone:getZone": () => ({
    assumption: "the hosted zone of domain.zone is in this account",
    result: { zoneId: `Z${generatedId("zone")}` },
  }),
  "aws:ecr/getAuthorizationToken:getAuthorizationToken": () => ({
    assumption: "the credentials may push to ECR",
    result: { userName: "AWS", password: "assumed" },
  }),
  "aws:ecr/getRepositories:getRepositories": ({ repositoryName }) => ({
    assumption: `the ECR repository ${repositoryName} exists`,
    result: { names: [repositoryName] },
  }),
  "aws:ecr/getImages:getImages": ({ repositoryName, imageTag }) => ({
    assumption: `${repositoryName}:${imageTag} is pushed`,
    result: { imageIds: [{ imageTag, imageDigest: generatedDigest(imageTag) }] },
  }),
  "aws:ecr/getImage:getImage": ({ repositoryName, imageTag }) => ({
    assumption: `${repositoryName}:${imageTag} is pushed`,
    result: {
      imageDigest: generatedDigest(imageTag),
      imagePushedAt: 0,
      imageSizeInBytes: 0,
      imageTags: [imageTag],
    },
  }),
};

/** The zone that a look-up of subnets asks about. */
function zoneIn(filters: unknown): string {
  const all = filters as readonly { readonly name: string; readonly values: readonly string[] }[];
  return all.find(({ name }) => name === "availability-zone-id")?.values[0] ?? "";
}
