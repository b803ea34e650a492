import { loadBehaviours } from "../../../tools/account/behaviours";
import { refusalOf } from "../../../tools/account/refusals";
import { pushImage } from "../../../tools/account/types/ecr";
import { complete } from "../../../tools/account/world/rollouts";
import { World } from "../../../tools/account/world";
import type { Inputs, Stored } from "../../../tools/account/world/types";

/** Values of the guide's secrets, which no output may show. */
export const guideSecrets = {
  "supabase-url": "https://canary-supabase-url.example",
  "supabase-key": "canary-supabase-key",
};

/** What the guide's commands have made. */
export interface Guide {
  readonly world: World;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  /** Resources by kind. */
  readonly made: Readonly<Record<string, Stored>>;
}

/** The chapters of the guide, in order. */
const chapters = ["registry", "secrets", "role", "cluster", "task", "balancer", "service", "rest"];

/** An account in memory in which somebody followed the guide with the AWS CLI, up to the end of a chapter. */
export async function followGuide(last = "rest", world?: World): Promise<Guide> {
  const own = world ?? new World(await loadBehaviours(), refusalOf);
  const made: Record<string, Stored> = {};
  const until = (chapter: string) => chapters.indexOf(chapter) <= chapters.indexOf(last);
  const make = async (name: string, type: string, inputs: Inputs) => {
    made[name] = await own.create(type, inputs);
    return made[name];
  };
  const vpc = await make("vpc", "aws:ec2/vpc:Vpc", { cidrBlock: "172.31.0.0/16" });
  const subnetIds: string[] = [];
  for (const [index, zone] of ["a", "b"].entries()) {
    const inputs = { availabilityZone: `us-east-1${zone}`, cidrBlock: `172.31.${index * 16}.0/20` };
    const subnet = await make(`subnet-${zone}`, "aws:ec2/subnet:Subnet", {
      vpcId: vpc.id,
      ...inputs,
    });
    subnetIds.push(subnet.id);
  }
  subnetIds.sort();
  const name = "mcp-catalog";
  await make("repository", "aws:ecr/repository:Repository", {
    name,
    imageTagMutability: "MUTABLE",
  });
  const digest = pushImage(own, name, "v1.0.0", "linux/amd64");
  pushImage(own, name, "latest", "linux/amd64", digest);
  if (until("secrets")) {
    for (const [secret, secretString] of Object.entries(guideSecrets)) {
      const { id } = await make(secret, "aws:secretsmanager/secret:Secret", {
        name: `${name}/${secret}`,
        description: `Supabase ${secret}`,
      });
      await own.create("aws:secretsmanager/secretVersion:SecretVersion", {
        secretId: id,
        secretString,
      });
    }
  }
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ],
  });
  const role = until("role")
    ? await make("role", "aws:iam/role:Role", {
        name: "ecsTaskExecutionRole",
        assumeRolePolicy: trust,
      })
    : undefined;
  if (until("cluster")) {
    await make("cluster", "aws:ecs/cluster:Cluster", { name: `${name}-cluster` });
    await make("capacity", "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", {
      clusterName: `${name}-cluster`,
      capacityProviders: ["FARGATE"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
  }
  const groupId = `sg-${own.random()}`;
  if (!until("task")) return { world: own, vpcId: vpc.id, subnetIds, groupId, made };
  const logs = await make("logs", "aws:cloudwatch/logGroup:LogGroup", {
    name: `/ecs/${name}`,
    retentionInDays: 1,
  });
  // create-log-group sets no retention.
  logs.inputs = { name: `/ecs/${name}` };
  const task = await make("task", "aws:ecs/taskDefinition:TaskDefinition", {
    family: name,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    executionRoleArn: role?.outputs["arn"],
    containerDefinitions: JSON.stringify([
      {
        name,
        image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}:latest`,
        essential: true,
        portMappings: [{ containerPort: 3000, protocol: "tcp" }],
        secrets: Object.keys(guideSecrets).map((secret) => ({
          name: secret,
          valueFrom: made[secret]?.id,
        })),
      },
    ]),
  });
  if (!until("balancer")) return { world: own, vpcId: vpc.id, subnetIds, groupId, made };
  const group = await make("group", "aws:ec2/securityGroup:SecurityGroup", {
    namePrefix: `${name}-sg`,
    description: "Security group for MCP Catalog",
    vpcId: vpc.id,
  });
  const balancer = await make("balancer", "aws:lb/loadBalancer:LoadBalancer", {
    name: `${name}-alb`,
    internal: false,
    loadBalancerType: "application",
    subnets: subnetIds,
    securityGroups: [group.id],
  });
  const targets = await make("targets", "aws:lb/targetGroup:TargetGroup", {
    name: `${name}-tg`,
    targetType: "ip",
    protocol: "HTTP",
    port: 3000,
    vpcId: vpc.id,
  });
  await make("listener", "aws:lb/listener:Listener", {
    loadBalancerArn: balancer.id,
    protocol: "HTTP",
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: targets.id }],
  });
  if (until("service")) {
    const type = "aws:ecs/service:Service";
    const asked = {
      name: `${name}-service`,
      cluster: made["cluster"]?.id,
      taskDefinition: task.outputs["arn"],
      desiredCount: 2,
      launchType: "FARGATE",
      capacityProviderStrategies: [],
      deploymentConfiguration: { strategy: "ROLLING" },
      healthCheckGracePeriodSeconds: 300,
      networkConfiguration: {
        subnets: subnetIds,
        securityGroups: [group.id],
        assignPublicIp: true,
      },
      loadBalancers: [{ targetGroupArn: targets.id, containerName: name, containerPort: 3000 }],
    };
    // The call fails, but makes the service: the account in memory only knows whether tasks of this
    // program start. The guide's tasks run.
    await own.create(type, asked).catch(() => undefined);
    const deployment = own.deployments.of(asked.name);
    if (deployment) complete(deployment);
    const service = own.need(type, "name", asked.name);
    made["service"] = service;
    // The provider reads no capacity provider strategy from a service that has a launch type.
    const { capacityProviderStrategies: _, ...inputs } = service.inputs;
    service.inputs = inputs;
  }
  if (until("rest")) {
    await make("dashboard", "aws:cloudwatch/dashboard:Dashboard", {
      dashboardName: "MCP-Catalog-Dashboard",
      dashboardBody: '{"widgets":[]}',
    });
    const dimensions = { ClusterName: `${name}-cluster` };
    const alarm = await make("alarm", "aws:cloudwatch/metricAlarm:MetricAlarm", {
      name: "MCP-Catalog-High-CPU",
      namespace: "AWS/ECS",
      metricName: "CPUUtilization",
      statistic: "Average",
      period: 300,
      evaluationPeriods: 2,
      threshold: 80,
      comparisonOperator: "GreaterThanThreshold",
      dimensions,
    });
    // The guide's alarm watches no service. The account in memory refuses to make such an alarm.
    const { dimensions: _, ...inputs } = alarm.inputs;
    alarm.inputs = inputs;
  }
  return { world: own, vpcId: vpc.id, subnetIds, groupId: group.id, made };
}
