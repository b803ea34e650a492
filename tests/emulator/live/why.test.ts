import assert from "node:assert/strict";
import { connectLive } from "../../../live";
import { diagnose } from "../../../tools/why/diagnose";
import { at, useAccount } from "../moto/account";
import { region } from "../moto/server";

const cluster = "shop";
const service = "shop-service";
const logGroup = "/ecs/shop";

describe("Why a service does not run", () => {
  const account = useAccount();

  before(async () => {
    const { prepare } = account;
    const { subnetIds, securityGroupId } = await account.network();
    const awsvpcConfiguration = { subnets: subnetIds, securityGroups: [securityGroupId] };
    await prepare("ecs.CreateCluster", { clusterName: cluster });
    await prepare("ecs.RegisterTaskDefinition", {
      family: "shop",
      networkMode: "awsvpc",
      containerDefinitions: [{ name: "shop", image: "shop:v1", memory: 512 }],
    });
    const run = {
      cluster,
      taskDefinition: "shop",
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration },
    };
    await prepare("ecs.CreateService", { ...run, serviceName: service, desiredCount: 1 });
    // moto starts no tasks for a service, but treats every task of the cluster as one of the service's.
    const started = await prepare("ecs.RunTask", run);
    const task = at(started, "tasks", 0, "taskArn");
    const reason = "Scaling activity initiated by a person in the test";
    await prepare("ecs.StopTask", { cluster, task, reason });
  });

  it("names the reason for which its tasks were stopped", async () => {
    const text = await connectLive({ region }, diagnose).diagnose({ cluster, service, logGroup });
    assert.match(text, /by a person in the test/);
  });

  it("is also explained if the service does not exist", async () => {
    const text = await connectLive({ region }, diagnose).diagnose({
      cluster,
      service: "none",
      logGroup,
    });
    assert.match(text, /none/);
  });
});
