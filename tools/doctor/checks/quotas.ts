import { countOthers } from "../../../live/quotas/count";
import { readLimit, type QuotaCode } from "../../../live/quotas/limit";
import { dayCounts } from "../../../components/scaling/types";
import { fail, ok, type Check, type Patient } from "../types";

/** Of how many of a thing the account has a quota, what others have of it, and what the stack needs. */
interface Need {
  readonly what: string;
  readonly quota: QuotaCode;
  readonly needed: number;
  /** Undefined if AWS refused to count, or if AWS's usage metric counts. */
  readonly others: number | undefined;
}

/** Whether the account's quotas leave room for what the stack makes and for its most tasks, twice during a rollout. */
export const quotas: Check = {
  name: "quotas",
  lines: async (patient, ask) => {
    const { config, settings } = patient;
    const others = await countOthers(config, settings.stackTags, settings.names.balancer, ask);
    const wanted = [
      need(patient, "Elastic IP addresses", "aws:ec2/eip:Eip", "ec2 L-0263D0A3", others.addresses),
      need(patient, "VPCs", "aws:ec2/vpc:Vpc", "vpc L-F678F1CE", others.vpcs),
      need(
        patient,
        "load balancers",
        "aws:lb/loadBalancer:LoadBalancer",
        "elasticloadbalancing L-53DA6B97",
        others.balancers,
      ),
    ].filter(({ needed, others: counted }) => needed > 0 && counted !== undefined);
    const limits = await Promise.all(
      [...wanted, tasks(patient)].map(async (each) => ({
        ...each,
        limit: await readLimit(config, each.quota, ask),
      })),
    );
    const known = limits.flatMap(({ limit, ...each }) => (limit ? [{ ...each, limit }] : []));
    const short = known.flatMap(({ what, quota, needed, others: counted, limit }) => {
      const used = counted ?? Math.max(0, (limit.used ?? 0) - running(patient));
      return used + needed <= limit.value
        ? []
        : [
            fail(
              `${what}: the stack needs ${needed}, others use ${used}, and the quota is ${limit.value}`,
              `aws service-quotas request-service-quota-increase --service-code ${quota.service} --quota-code ${quota.code} --desired-value ${Math.ceil(used + needed)} --region ${settings.aws.region}`,
            ),
          ];
    });
    if (short.length > 0 || known.length === 0) return short;
    return [ok(`room for ${known.map(({ what, needed }) => `${needed} ${what}`).join(", ")}`)];
  },
};

function need(
  { preview }: Patient,
  what: string,
  type: string,
  quota: string,
  others: number | undefined,
): Need {
  const [service = "", code = ""] = quota.split(" ");
  const needed = preview.resources.filter((each) => each.type === type).length;
  return { what, quota: { service, code }, needed, others };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
function tasks({ settings }: Patient): Need {
  const most = Math.max(settings.desiredCount, dayCounts(settings.scaling).max);
  return {
    what: "vCPU of Fargate",
    quota: { service: "fargate", code: settings.spot === undefined ? "L-3032A538" : "L-36FBB829" },
    needed: (2 * most * settings.container.cpu) / 1024,
    others: undefined,
  };
}

/** vCPU that the stack's own tasks use now. */
function running({ status, settings }: Patient): number {
  return ((status.tasks?.running ?? 0) * settings.container.cpu) / 1024;
}
