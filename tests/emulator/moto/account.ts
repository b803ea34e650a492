import { Boto } from "./boto";
import { environment, MotoServer } from "./server";

/** An emulated account. The program's own clients find it through the variables of this process. */
export interface Account {
  readonly moto: MotoServer;
  readonly boto: Boto;
  /** The answer to a call that prepares something. Throws if it is refused. */
  readonly prepare: (
    name: string,
    parameters: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /** The default VPC, its first two subnets, and its default security group. */
  readonly network: () => Promise<DefaultNetwork>;
}

/** What every account has. */
export interface DefaultNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

/** An account for the tests of the calling suite. It is removed after them, whatever their result. */
export function useAccount(): Account {
  let server: MotoServer | undefined;
  let boto: Boto | undefined;
  let earlier: NodeJS.ProcessEnv | undefined;

  before(async () => {
    server = await MotoServer.start();
    boto = Boto.start(server.url);
    earlier = process.env;
    process.env = { ...withoutAws(earlier), ...environment(server.url) };
  });
  after(async () => {
    if (earlier) process.env = earlier;
    await boto?.stop();
    await server?.stop();
  });

  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the account is there while the suite's tests run");
    return part;
  };
  const prepare: Account["prepare"] = async (name, parameters) => {
    const outcome = await started(boto).call(name, parameters);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error}`);
    return outcome.answer;
  };
  return {
    get moto() {
      return started(server);
    },
    get boto() {
      return started(boto);
    },
    prepare,
    network: () => defaultNetwork(prepare),
  };
}

function withoutAws(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([key]) => !key.startsWith("AWS_")));
}

async function defaultNetwork(prepare: Account["prepare"]): Promise<DefaultNetwork> {
  const filter = (Name: string, value: string) => ({ Filters: [{ Name, Values: [value] }] });
  const vpcs = await prepare("ec2.DescribeVpcs", filter("is-default", "true"));
  const vpcId = String(at(vpcs, "Vpcs", 0, "VpcId"));
  const subnets = await prepare("ec2.DescribeSubnets", filter("vpc-id", vpcId));
  const groups = await prepare("ec2.DescribeSecurityGroups", filter("vpc-id", vpcId));
  return {
    vpcId,
    subnetIds: [0, 1].map((index) => String(at(subnets, "Subnets", index, "SubnetId"))),
    securityGroupId: String(at(groups, "SecurityGroups", 0, "GroupId")),
  };
}

/** A part of an answer; undefined if it is missing. */
export function at(answer: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    answer,
  );
}
