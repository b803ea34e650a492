import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../common/live";
import type { ServiceNow } from "../../common/live/service";
import { LookUpError, type Ask } from "../../common/lookUps";
import { judgeQuotas } from "./judge";
import { quotaNeeds, type NeedsArgs } from "./needs";
import { quotaKinds, type OwnThings, type QuotasNow } from "./types";

export { quotaNeeds } from "./needs";
export * from "./types";

/** What the run makes, and what the check needs. */
export interface QuotasArgs extends Omit<NeedsArgs, "tasks">, Omit<OwnThings, "cidr"> {
  /** Number of tasks that the stack file asks for. */
  readonly desiredCount: number;
  readonly region: string;
  /** The service as ECS has it before this run. */
  readonly now: Promise<ServiceNow | undefined>;
  readonly live: Pick<Live, "quotas">;
  readonly ask: Ask;
}

const question = {
  key: "quotas",
  what: "how many addresses, VPCs, load balancers and vCPU the account may have, and has",
  takes:
    "servicequotas:GetServiceQuota, cloudwatch:GetMetricData, ec2:DescribeAddresses, ec2:DescribeVpcs, elasticloadbalancing:DescribeLoadBalancers",
};

/**
 * Checks, in previews and updates, that the account's quotas have room for what this run adds: nothing for a stack that
 * has its network, its load balancer and its tasks. Raises a RunError with every quota that is too small. A quota that
 * AWS does not tell fails no run, because most accounts have room; the first run of a stack says so, and later runs,
 * which seldom add anything, do not repeat it.
 */
export async function refuseQuotas(args: QuotasArgs): Promise<void> {
  const { region, network, stackTags, balancer, ask, live } = args;
  const now = await args.now;
  const needs = quotaNeeds({ ...args, tasks: newTasks(args.desiredCount, now) });
  if (quotaKinds.every((kind) => needs[kind] === 0)) return;
  const cidr = network.mode === "dedicated" ? network.cidr : undefined;
  const found = await ask(question, () => live.quotas({ stackTags, balancer, cidr, needs })).catch(
    (error: unknown): QuotasNow => {
      if (!(error instanceof LookUpError)) throw error;
      return { found: [], unread: [error.causes] };
    },
  );
  if (now === undefined && found.unread.length > 0) {
    void pulumi.log.warn(
      `Could not check all quotas of the account: ${found.unread.join("; ")}. A quota that is too small makes pulumi up fail half-way.`,
    );
  }
  const { refused, warned } = judgeQuotas(needs, found.found, region);
  for (const each of warned) void pulumi.log.warn(each);
  if (refused.length === 0) return;
  throw new pulumi.RunError(
    [
      `The account's quotas in ${region} have no room for what this run makes:`,
      "",
      ...refused.map((each) => `  ${each}`),
      "",
      "Nothing was changed. AWS answers small requests within minutes; then run the same command again.",
    ].join("\n"),
  );
}

/** How many tasks this run adds. A number that the stack file had before is left to scaling, to a pause or to a person. */
function newTasks(desiredCount: number, now: ServiceNow | undefined): number {
  if (!now) return desiredCount;
  const { obeyedCount = desiredCount } = now;
  return obeyedCount === desiredCount ? 0 : Math.max(0, desiredCount - now.desiredCount);
}
