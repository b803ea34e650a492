import { proofOf } from "../../../tools/account/types/domain";
import { ruleType, hostsOf, weightsOf } from "../../../tools/account/types/rules";
import type { World } from "../../../tools/account/world";
import type { Inputs } from "../../../tools/account/world/types";

/** Name of the service that gets the requests for a host, according to the listener's rules. */
export function serves(world: World, host: string): string | undefined {
  const rule = world.all(ruleType).find(({ inputs }) => hostsOf(inputs).includes(host));
  const [group] = rule ? weightsOf(rule.inputs).filter(({ weight }) => weight > 0) : [];
  const service = world.all("aws:ecs/service:Service").find(({ inputs }) => {
    const [behind] = inputs["loadBalancers"] as Inputs[];
    const alternate = behind?.["advancedConfiguration"] as Inputs | undefined;
    const groups = [behind?.["targetGroupArn"], alternate?.["alternateTargetGroupArn"]];
    return group !== undefined && groups.includes(group.arn);
  });
  return service && String(service.inputs["name"]);
}

export const prodDomain = '{"name":"app.example.com","zone":"example.com"}';
export const devDomain = '{"name":"dev.example.com","zone":"example.com"}';

/** In this mode, a destroy of prod would delete most of what guests use, and dev's tasks need public addresses. */
export const network = '{"mode":"default"}';

export function count(world: World, type: string): number {
  return world.all(type).length;
}

export function changesOf({ calls }: World): readonly string[] {
  return calls
    .filter(({ operation }) => ["create", "update", "delete"].includes(operation))
    .map(({ operation, type }) => `${operation} ${type}`);
}

/** The records that validate names. They stay in the zone. */
export function proofs(...names: readonly string[]): string[] {
  return names
    .map((name) => `aws:route53/record:Record ${proofOf(name).resourceRecordName}`)
    .sort();
}

/** The ARN of a certificate that somebody has made and validated by hand. */
export async function wildcard(world: World): Promise<string> {
  const certificate = await world.create("aws:acm/certificate:Certificate", {
    domainName: "*.example.com",
  });
  const { resourceRecordName: name } = proofOf("*.example.com");
  await world.create("aws:route53/record:Record", { zoneId: "Z", name, type: "CNAME" });
  return certificate.id;
}

/** A rule of another project's stack on a listener. */
export async function otherRule(world: World, listenerArn: string, host: string): Promise<void> {
  const [group] = world.all("aws:lb/targetGroup:TargetGroup");
  await world.create(
    ruleType,
    {
      listenerArn,
      conditions: [{ hostHeader: { values: [host] } }],
      actions: [{ type: "forward", targetGroupArn: group?.id }],
    },
    { Project: "mall", Stack: "test" },
  );
}

/** The resources that guests depend on. */
export const common = /LoadBalancer |Listener |Cluster |ClusterCapacityProviders /;
