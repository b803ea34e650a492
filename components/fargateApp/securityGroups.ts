import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";

export interface SecurityGroupsArgs {
  readonly base: string;
  readonly vpcId: pulumi.Input<string>;
  /** 80 first. */
  readonly listenerPorts: readonly number[];
  readonly containerPort: number;
  readonly egressPorts: readonly number[];
}

const anywhere = { cidrIpv4: "0.0.0.0/0" };

/**
 * Two groups: the world reaches only the listener, the tasks accept only the balancer, and leave only by the
 * declared ports. Names resolve without a rule: the VPC's resolver is not subject to security groups.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html
 */
export class SecurityGroups extends pulumi.ComponentResource {
  public readonly balancerId: pulumi.Output<string>;
  public readonly tasksId: pulumi.Output<string>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:SecurityGroups", name, {}, opts);
    const balancer = this.group(`${name}-balancer`, `${args.base}-alb-`, args, "The load balancer");
    const tasks = this.group(`${name}-tasks`, `${args.base}-tasks-`, args, "The app's tasks");
    this.balancerId = balancer.id;
    this.tasksId = tasks.id;

    for (const port of args.listenerPorts) {
      this.ingress(`${name}-balancer-from-world-${port}`, this.balancerId, {
        ...tcp(port),
        ...anywhere,
        description: "Requests from the internet",
      });
    }
    this.egress(`${name}-balancer-to-tasks`, this.balancerId, {
      ...tcp(args.containerPort),
      referencedSecurityGroupId: this.tasksId,
      description: "Requests and health checks to the tasks",
    });
    this.ingress(`${name}-tasks-from-balancer`, this.tasksId, {
      ...tcp(args.containerPort),
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
    this.registerOutputs({ balancerId: this.balancerId, tasksId: this.tasksId });
  }

  /** A name prefix, not a name: a group that must be replaced exists beside its successor for a while. */
  private group(name: string, prefix: string, args: SecurityGroupsArgs, description: string) {
    return new ec2.SecurityGroup(
      name,
      { namePrefix: prefix, vpcId: args.vpcId, description, tags: { Name: prefix.slice(0, -1) } },
      { parent: this },
    );
  }

  private ingress(name: string, securityGroupId: pulumi.Output<string>, rule: Rule) {
    new vpc.SecurityGroupIngressRule(name, { securityGroupId, ...rule }, { parent: this });
  }

  private egress(name: string, securityGroupId: pulumi.Output<string>, rule: Rule) {
    new vpc.SecurityGroupEgressRule(name, { securityGroupId, ...rule }, { parent: this });
  }
}

type Rule = Omit<vpc.SecurityGroupIngressRuleArgs, "securityGroupId">;

function tcp(port: number) {
  return { ipProtocol: "tcp", fromPort: port, toPort: port };
}
