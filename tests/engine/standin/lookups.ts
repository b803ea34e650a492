import { registryPassword } from "./types/others";
import { AwsError, text, type Inputs, type World } from "./world";
import { registryHost } from "./types/ecr";
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
    case "aws:ecr/getImage:getImage":
      return imageDetails(world, args);
    case "aws:ecr/getRepository:getRepository":
      return { repositoryUrl: `${registryHost}/${text(args, "name")}` };
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
