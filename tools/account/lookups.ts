import { registryPassword } from "./types/docker";
import type { World } from "./world";
import { account, text, texts } from "./world/values";
import { AwsError } from "./world/errors";
import type { Inputs } from "./world/types";
import { registryHost } from "./types/ecr";
import { defaultVpc, vpcOf } from "./types/network";

/** Answers the look-ups that the program makes. */
export function lookup(world: World, token: string, args: Inputs): Inputs {
  switch (token) {
    case "aws:ec2/getVpc:getVpc":
      return vpc(world, args["id"]);
    case "aws:index/getAvailabilityZones:getAvailabilityZones":
      return {
        zoneIds: zones.map(({ id }) => id),
        names: zones.map(({ name }) => name),
      };
    case "aws:ec2/getInternetGateway:getInternetGateway":
      return { internetGatewayId: attachedGateway(world, args["filters"] as readonly Filter[]) };
    case "aws:ec2/getAmiIds:getAmiIds":
      return { ids: ["ami-0000000000000newer", "ami-0000000000000older"] };
    case "aws:ec2/getSubnets:getSubnets":
      return { ids: defaultSubnets(args["filters"] as readonly Filter[]) };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: account };
    case "aws:route53/getZone:getZone":
      return {
        zoneId: `Z-${text(args, "name")}`,
        nameServers: ["ns-2.awsdns-02.com", "ns-1.awsdns-01.org"],
      };
    case "aws:ecr/getAuthorizationToken:getAuthorizationToken":
      return { userName: "AWS", password: registryPassword };
    case "aws:ecr/getRepositories:getRepositories":
      return { names: [...world.images.keys()] };
    case "aws:ecr/getImages:getImages":
      return { imageIds: imageIds(world, text(args, "repositoryName")) };
    case "aws:ecr/getImage:getImage":
      return imageDetails(world, args);
    case "aws:ecr/getRepository:getRepository":
      return { repositoryUrl: `${registryHost}/${text(args, "name")}` };
    case "aws:resourcegroupstaggingapi/getResources:getResources":
      return {
        resourceTagMappingLists: taggedBuckets(world, texts(args, "resourceArnLists")),
      };
    case "aws:cloudwatch/getLogGroups:getLogGroups":
      return { logGroupNames: namesOf(world, logGroupType, text(args, "logGroupNamePrefix")) };
    case "aws:cloudwatch/getLogGroup:getLogGroup":
      return { tags: world.need(logGroupType, "id", args["name"]).tags };
    case "aws:s3/getBuckets:getBuckets":
      return {
        buckets: namesOf(world, bucketType, text(args, "prefix")).map((name) => ({
          name,
          bucketArn: `arn:aws:s3:::${name}`,
        })),
      };
    case "aws:lb/getListener:getListener":
      return listener(world, args["arn"]);
    case "aws:lb/getLoadBalancer:getLoadBalancer":
      return balancer(world, args["arn"]);
    default:
      throw new Error(`The stand-in does not know the look-up ${token}`);
  }
}

const zones = [
  { id: "use1-az1", name: "us-east-1a" },
  { id: "use1-az2", name: "us-east-1b" },
  { id: "use1-az4", name: "us-east-1c" },
];

/** Each zone has its own subnet, if the default VPC has subnets. */
function defaultSubnets(filters: readonly Filter[]): readonly string[] {
  const wanted = filters.find(({ name }) => name === "availability-zone-id")?.values ?? [];
  return defaultVpc.subnets.filter((_, index) => wanted.includes(zones[index]?.id ?? ""));
}

function listener(world: World, arn: unknown): Inputs {
  return world.need("aws:lb/listener:Listener", "id", arn, "ListenerNotFound").inputs;
}

function balancer(world: World, arn: unknown): Inputs {
  const { inputs, outputs } = world.need(
    "aws:lb/loadBalancer:LoadBalancer",
    "id",
    arn,
    "LoadBalancerNotFound",
  );
  return { ...inputs, ...outputs, vpcId: vpcOf(world, texts(inputs, "subnets")[0] ?? "") };
}

/** The VPC with an id, or the default VPC. */
function vpc(world: World, id: unknown): Inputs {
  if (id === undefined && world.hasDefaultVpc) return { id: defaultVpc.id };
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_data_source.go
  if (id === undefined) throw new Error("no matching EC2 VPC found");
  const found = world.need("aws:ec2/vpc:Vpc", "id", id, "InvalidVpcID.NotFound");
  const ipv6CidrBlock = text(found.outputs, "ipv6CidrBlock");
  const associations = [{ state: "associated", ipv6CidrBlock }];
  return { id, ipv6CidrBlockAssociations: ipv6CidrBlock === "" ? [] : associations };
}

function imageIds(world: World, repositoryName: string): Inputs[] {
  const images = world.images.get(repositoryName);
  if (!images)
    throw new AwsError("RepositoryNotFoundException", `no repository named ${repositoryName}`);
  return [...images].map(([imageTag, { digest }]) => ({ imageTag, imageDigest: digest }));
}

function imageDetails(world: World, { repositoryName, imageTag, imageDigest }: Inputs): Inputs {
  const images = [...(world.images.get(String(repositoryName)) ?? [])];
  const found = images.find(([tag, { digest }]) => tag === imageTag || digest === imageDigest);
  if (!found) throw new AwsError("ImageNotFoundException", "no image with that tag or digest");
  const [, { digest, pushedAt }] = found;
  return {
    imageDigest: digest,
    imagePushedAt: pushedAt,
    imageSizeInBytes: 74_000_000,
    imageTags: images.filter(([, each]) => each.digest === digest).map(([tag]) => tag),
  };
}

interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_internet_gateway_data_source.go */
function attachedGateway(world: World, filters: readonly Filter[]): string {
  const [vpcId] = filters.find(({ name }) => name === "attachment.vpc-id")?.values ?? [];
  const found = world.find("aws:ec2/internetGateway:InternetGateway", "vpcId", vpcId);
  if (!found)
    throw new AwsError("InvalidInternetGateway", "no matching EC2 Internet Gateway found");
  return found.id;
}

const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
const bucketType = "aws:s3/bucket:Bucket";

function namesOf(world: World, type: string, prefix: string): string[] {
  return world
    .all(type)
    .map(({ id }) => id)
    .filter((id) => id.startsWith(prefix));
}

function taggedBuckets(world: World, arns: readonly string[]): Inputs[] {
  return world
    .all(bucketType)
    .filter(({ outputs }) => arns.includes(text(outputs, "arn")))
    .map(({ outputs, tags }) => ({ resourceArn: outputs["arn"], tags }));
}
