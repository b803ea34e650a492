import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type { Sharing } from "../../sharing";

/** Who may connect to whom, and on which ports. */
export interface SecurityGroupsArgs {
  readonly base: string;
  /** Which load balancer sends the requests: the app's own or its host's. */
  readonly sharing: Sharing;
  readonly vpcId: pulumi.Input<string>;
  /** Ports of the listeners, 80 first. */
  readonly listenerPorts: readonly number[];
  readonly containerPort: number;
  readonly egressPorts: readonly number[];
  /** Networks of the DNS servers that the tasks ask in addition to the VPC's own resolver. */
  readonly dnsServers: readonly string[];
  /** Whether the listener can also be reached over IPv6. */
  readonly ipv6: boolean;
}

const anywhere = { cidrIpv4: "0.0.0.0/0" };
const anywhereIpv6 = { cidrIpv6: "::/0" };

/**
 * Two security groups, or one for a guest, because the balancer's group belongs to its host. The internet reaches only
 * the listener, the tasks accept only the balancer, and the tasks connect only to the declared ports. Security groups
 * do not apply to the VPC's own resolver, so only other DNS servers need a rule.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html
 */
export class SecurityGroups extends pulumi.ComponentResource {
  public readonly balancerId: pulumi.Output<string>;
  public readonly tasksId: pulumi.Output<string>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:SecurityGroups", name, {}, opts);
    this.balancerId = this.balancerGroup(`${name}-balancer`, args);
    const tasks = this.group(`${name}-tasks`, `${args.base}-tasks-`, args, "The tasks of the app");
    this.tasksId = tasks.id;

    // The names contain the port: the rules for a new port are created before the tasks that listen on it, and the old
    // ones are deleted after the last of the old tasks.
    const port = args.containerPort;
    this.egress(`${name}-balancer-to-tasks-${port}`, this.balancerId, {
      ...tcp(port),
      referencedSecurityGroupId: this.tasksId,
      description: "Requests and health checks to the tasks",
    });
    this.ingress(`${name}-tasks-from-balancer-${port}`, this.tasksId, {
      ...tcp(port),
      referencedSecurityGroupId: this.balancerId,
      description: "Requests and health checks from the balancer",
    });
    for (const port of args.egressPorts) {
      this.egress(`${name}-tasks-to-world-${port}`, this.tasksId, {
        ...tcp(port),
        ...anywhere,
        description: "AWS APIs and the services the app calls",
      });
    }
    this.dns(`${name}-tasks-to-dns`, args.dnsServers);
    this.registerOutputs({ balancerId: this.balancerId, tasksId: this.tasksId });
  }

  /**
   * Allows DNS over UDP, and over TCP for long answers.
   * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
   */
  private dns(name: string, servers: readonly string[]) {
    for (const cidrIpv4 of servers) {
      for (const ipProtocol of ["udp", "tcp"]) {
        this.egress(`${name}-${cidrIpv4.replace("/", "-")}-${ipProtocol}`, this.tasksId, {
          ipProtocol,
          fromPort: 53,
          toPort: 53,
          cidrIpv4,
          description: "Questions to the DNS server",
        });
      }
    }
  }

  private balancerGroup(name: string, args: SecurityGroupsArgs): pulumi.Output<string> {
    switch (args.sharing.mode) {
      case "own":
      case "host": {
        const opts = { protect: args.sharing.mode === "host" };
        const { id } = this.group(name, `${args.base}-alb-`, args, "The load balancer", opts);
        this.openToWorld(name, id, args, opts);
        return id;
      }
      case "guest":
        return pulumi.output(args.sharing.host.balancer.securityGroupId);
    }
  }

  private openToWorld(
    name: string,
    balancerId: pulumi.Output<string>,
    args: SecurityGroupsArgs,
    opts: Guard,
  ) {
    for (const port of args.listenerPorts) {
      const about = { ...tcp(port), description: "Requests from the internet" };
      this.ingress(`${name}-from-world-${port}`, balancerId, { ...about, ...anywhere }, opts);
      if (args.ipv6) {
        const description = "Requests from the internet over IPv6";
        const rule = { ...about, ...anywhereIpv6, description };
        this.ingress(`${name}-from-world-${port}-ipv6`, balancerId, rule, opts);
      }
    }
  }

  /**
   * Makes a group with a name prefix instead of a name, because a replaced group exists beside its successor for a
   * while.
   */
  private group(
    name: string,
    prefix: string,
    args: SecurityGroupsArgs,
    description: string,
    opts?: Guard,
  ) {
    return new ec2.SecurityGroup(
      name,
      { namePrefix: prefix, vpcId: args.vpcId, description, tags: { Name: prefix.slice(0, -1) } },
      { parent: this, ...opts },
    );
  }

  private ingress(name: string, securityGroupId: pulumi.Output<string>, rule: Rule, opts?: Guard) {
    new vpc.SecurityGroupIngressRule(name, { securityGroupId, ...rule }, { parent: this, ...opts });
  }

  private egress(name: string, securityGroupId: pulumi.Output<string>, rule: Rule) {
    new vpc.SecurityGroupEgressRule(name, { securityGroupId, ...rule }, { parent: this });
  }
}

type Guard = Pick<pulumi.CustomResourceOptions, "protect">;
type Rule = Omit<vpc.SecurityGroupIngressRuleArgs, "securityGroupId">;

function tcp(port: number) {
  return { ipProtocol: "tcp", fromPort: port, toPort: port };
}
