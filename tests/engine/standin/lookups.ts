import { registryPassword } from "./types/others";
import { AwsError, text, type Inputs, type World } from "./world";
import { defaultVpc } from "./types/network";

/** The look-ups that the program makes. */
export function lookup(world: World, token: string, args: Inputs): Inputs {
  switch (token) {
    case "aws:ec2/getVpc:getVpc":
      return { id: defaultVpc.id };
    case "aws:index/getAvailabilityZones:getAvailabilityZones":
      return { zoneIds: ["use1-az1", "use1-az2", "use1-az4"] };
    case "aws:ec2/getSubnets:getSubnets":
      return { ids: defaultVpc.subnets };
    case "aws:route53/getZone:getZone":
      return { zoneId: `Z-${text(args, "name")}` };
    case "aws:ecr/getAuthorizationToken:getAuthorizationToken":
      return { userName: "AWS", password: registryPassword };
    case "aws:ecr/getRepositories:getRepositories":
      return { names: [...world.images.keys()] };
    case "aws:ecr/getImages:getImages":
      return { imageIds: imageIds(world, text(args, "repositoryName")) };
    case "aws:resourcegroupstaggingapi/getResources:getResources":
      return { resourceTagMappingLists: taggedServices(world, args["tagFilters"] as TagFilter[]) };
    default:
      throw new Error(`The stand-in does not know the look-up ${token}`);
  }
}

function imageIds(world: World, repositoryName: string): Inputs[] {
  const images = world.images.get(repositoryName);
  if (!images)
    throw new AwsError("RepositoryNotFoundException", `no repository named ${repositoryName}`);
  return [...images].map(([imageTag, { digest }]) => ({ imageTag, imageDigest: digest }));
}

interface TagFilter {
  readonly key: string;
  readonly values: readonly unknown[];
}

function taggedServices(world: World, filters: readonly TagFilter[]): Inputs[] {
  return world
    .all("aws:ecs/service:Service")
    .filter(({ tags }) => filters.every(({ key, values }) => values.includes(tags[key])))
    .map(({ id }) => ({ resourceArn: id }));
}
