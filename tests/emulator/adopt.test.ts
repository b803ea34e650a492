import assert from "node:assert/strict";
import * as path from "node:path";
import { clientConfig } from "../../live/clients";
import { addTags } from "../../live/adopt/tag";
import type { Adoption } from "../../tools/adopt/types";
import { catalogIn } from "../support/catalogIn";
import { inFolder } from "../support/folder";
import { projectFolder } from "../support/program";
import { at, useAccount } from "./account";
import { cpuAlarm, makeFrontDoor } from "./byHand";
import { region } from "./server";

describe("catalog adopt, after the guide's own calls", () => {
  const account = useAccount();

  before(async () => {
    const { prepare } = account;
    const { subnetIds, vpcId } = await account.network();
    await prepare("ecr.CreateRepository", { repositoryName: "mcp-catalog" });
    for (const name of ["supabase-url", "supabase-key"]) {
      await prepare("secretsmanager.CreateSecret", {
        Name: `mcp-catalog/${name}`,
        Description: `Supabase ${name}`,
        SecretString: "guide",
      });
    }
    await prepare("ecs.CreateCluster", {
      clusterName: "mcp-catalog-cluster",
      capacityProviders: ["FARGATE"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
    await prepare("logs.CreateLogGroup", { logGroupName: "/ecs/mcp-catalog" });
    await prepare("ecs.RegisterTaskDefinition", {
      family: "mcp-catalog",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
      containerDefinitions: [
        { name: "mcp-catalog", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog" },
      ],
    });
    const group = await prepare("ec2.CreateSecurityGroup", {
      GroupName: "mcp-catalog-sg",
      Description: "Security group for MCP Catalog",
      VpcId: vpcId,
    });
    const groupId = at(group, "GroupId");
    const targetGroupArn = await makeFrontDoor(
      account,
      { subnetIds, vpcId },
      { SecurityGroups: [groupId] },
    );
    await prepare("ecs.CreateService", {
      cluster: "mcp-catalog-cluster",
      serviceName: "mcp-catalog-service",
      taskDefinition: "mcp-catalog",
      desiredCount: 2,
      launchType: "FARGATE",
      loadBalancers: [{ targetGroupArn, containerName: "mcp-catalog", containerPort: 3000 }],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: subnetIds,
          securityGroups: [groupId],
          assignPublicIp: "ENABLED",
        },
      },
    });
    await prepare("cloudwatch.PutDashboard", {
      DashboardName: "MCP-Catalog-Dashboard",
      DashboardBody: '{"widgets":[]}',
    });
    await prepare("cloudwatch.PutMetricAlarm", cpuAlarm("MCP-Catalog-High-CPU"));
  });

  const look = () =>
    inFolder({}, async (folder) => {
      const argv = ["adopt", "prod", "--json", "--file", path.join(folder, "adopt.json")];
      const { code, out, err } = await catalogIn(projectFolder, argv, {
        connect: () => Promise.resolve(clientConfig({ region })),
      });
      assert.equal(code, 0, out + err);
      return JSON.parse(out) as Adoption;
    });

  it("finds each of them by AWS's own protocols, and tags them", async () => {
    const { rows, taken } = await look();
    assert.deepEqual(
      rows.filter(({ fate }) => fate === "kept").map(({ what }) => what),
      [
        ...["repository", "secret", "secret", "cluster", "capacity providers", "log group"],
        ...["load balancer", "target group", "listener", "service", "dashboard", "alarm"],
      ],
    );
    const arns = taken.flatMap(({ untagged }) => untagged ?? []);
    assert.equal(arns.length, 9);
    await addTags(clientConfig({ region }), arns, { Project: "mcp-catalog", Stack: "prod" });
    assert.deepEqual(
      (await look()).taken.flatMap(({ untagged }) => untagged ?? []),
      [],
    );
  });
});
