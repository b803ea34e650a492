import { assumedZoneIds, defaultSubnetId, generatedId } from "../../../tools/assumed/generated";
import { at, type Account } from "../moto/account";
import { Ids } from "./ids";

/** Empties an account and adds only what the program looks up: a VPC and a hosted zone. Returns their ids. */
export async function emptyAccount(account: Account): Promise<Ids> {
  await account.moto.reset();
  const { vpcId, subnetIds } = await account.network();
  const zone = { Name: "example.com", CallerReference: "test" };
  const created = await account.prepare("route53.CreateHostedZone", zone);
  const zoneId = String(at(created, "HostedZone", "Id")).replace("/hostedzone/", "");
  const ids = new Ids();
  ids.learn(`vpc-${generatedId("default")}`, vpcId);
  ids.learn(`Z${generatedId("zone")}`, zoneId);
  for (const [index, zone] of assumedZoneIds.entries()) {
    ids.learn(defaultSubnetId(zone), subnetIds[index] ?? "");
  }
  return ids;
}
