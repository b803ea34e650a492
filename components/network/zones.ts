/**
 * Availability zones, by id, in which Fargate cannot place tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
 */
const withoutFargate: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["use1-az3"],
  "us-west-1": ["usw1-az2"],
  "ap-northeast-1": ["apne1-az3"],
  "ca-central-1": ["cac1-az3"],
};

/** The zone ids to leave out in a region; none in most. */
export function zonesWithoutFargate(region: string): readonly string[] {
  return withoutFargate[region] ?? [];
}

/** The first two zones by id; two are what a balancer needs, and each more costs another public address. */
export function firstTwoZones(zoneIds: readonly string[]): string[] {
  return [...zoneIds].sort().slice(0, 2);
}
