import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientConfig } from "../../../live/calls/clients";
import { noteRelease } from "../../../live/releases/ledger/note";
import { catalogIn } from "../../support/catalogIn";
import { projectFolder } from "../../support/program";
import { at, useAccount } from "../moto/account";
import { cpuAlarm, makeFrontDoor } from "../moto/byHand";
import { region } from "../moto/server";

describe("catalog", () => {
  const account = useAccount();

  before(async () => {
    const { prepare } = account;
    const { subnetIds, securityGroupId, vpcId } = await account.network();
    const logGroupName = "/ecs/mcp-catalog";
    const logStreamName = "ecs/mcp-catalog/0123456789abcdef";
    await prepare("ecr.CreateRepository", { repositoryName: "mcp-catalog" });
    await prepare("logs.CreateLogGroup", { logGroupName });
    await prepare("logs.CreateLogStream", { logGroupName, logStreamName });
    await prepare("logs.PutLogEvents", {
      logGroupName,
      logStreamName,
      logEvents: [{ timestamp: Date.now() - 1000, message: "ready on 3000" }],
    });
    await prepare("cloudwatch.PutMetricAlarm", cpuAlarm("MCP-Catalog-High-CPU"));
    await prepare("cloudwatch.SetAlarmState", {
      AlarmName: "MCP-Catalog-High-CPU",
      StateValue: "ALARM",
      StateReason: "by the test",
    });
    const targetGroupArn = await makeFrontDoor(account, { subnetIds, vpcId });
    await prepare("ecs.CreateCluster", { clusterName: "mcp-catalog-cluster" });
    await prepare("ecs.RegisterTaskDefinition", {
      family: "mcp-catalog",
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "mcp-catalog", image: "mcp-catalog:v1", memory: 512 }],
    });
    await prepare("ecs.CreateService", {
      cluster: "mcp-catalog-cluster",
      serviceName: "mcp-catalog-service",
      taskDefinition: "mcp-catalog",
      desiredCount: 2,
      launchType: "FARGATE",
      loadBalancers: [{ targetGroupArn, containerName: "mcp-catalog", containerPort: 3000 }],
      networkConfiguration: {
        awsvpcConfiguration: { subnets: subnetIds, securityGroups: [securityGroupId] },
      },
    });
  });

  function run(...argv: readonly string[]) {
    return catalogIn(projectFolder, argv, {
      connect: () => Promise.resolve(clientConfig({ region })),
      httpStatus: () => Promise.resolve(200),
    });
  }

  it("status reads service, balancer, alarms and definition, each with the SDK's own protocol", async () => {
    const { code, out } = await run("status", "prod");
    // moto starts no tasks for a service.
    assert.equal(code, 1);
    assert.match(
      out,
      /\n {2}address +\n? *http:\/\/mcp-catalog-alb-1\.us-east-1\.elb\.amazonaws\.com/,
    );
    assert.match(out, /\n {2}tasks +\d running of 2 wanted/);
    assert.match(out, /\n {2}alarms +MCP-Catalog-High-CPU in ALARM/);
    assert.doesNotMatch(out, /Not read/);
  });

  it("logs reads the lines of every task", async () => {
    const { code, out } = await run("logs", "prod");
    assert.equal(code, 0);
    assert.match(out, / 01234567 ready on 3000\n$/);
  });

  it("logs --requests reads access logs of S3, and says if there is no bucket", async () => {
    const words = ["logs", "prod", "--requests", "--json", "--since", "2026-03-01T12:00Z"];
    const none = await run(...words);
    assert.equal(none.code, 1);
    const Bucket =
      /There is no bucket (mcp-catalog-access-logs-(\d{12})),/.exec(none.err)?.[1] ?? "";
    const owner = Bucket.slice(-12);
    const name = `${owner}_elasticloadbalancing_${region}_app.mcp-catalog-alb.1_20260301T1205Z_10.0.0.1_a.log.gz`;
    const line = `h2 2026-03-01T12:01:00.000000Z app/a/1 192.0.2.1:1 10.0.0.1:80 0.000 0.002 0.000 200 200 5 257 "GET https://h:443/up HTTP/2.0" "-"`;
    const client = new S3Client({ ...clientConfig({ region }), forcePathStyle: true });
    try {
      await client.send(new CreateBucketCommand({ Bucket }));
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: `AWSLogs/${owner}/elasticloadbalancing/${region}/2026/03/01/${name}`,
          Body: gzipSync(`${line}\n`),
        }),
      );
    } finally {
      client.destroy();
    }
    const { out } = await run(...words, "--until", "2026-03-01T12:30Z");
    const { count, paths } = JSON.parse(out) as { count: number; paths: { request: string }[] };
    assert.deepEqual([count, paths[0]?.request], [1, "GET /up"]);
  });

  it("releases reads what a release has noted in the ledger, once, and the ledger has the stack's tags", async () => {
    const began = "2026-03-01T12:00:00.000Z";
    const note = {
      ledger: "/releases/mcp-catalog",
      stackTags: { Project: "mcp-catalog", Stack: "prod" },
      taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/mcp-catalog:1",
      began,
    };
    const failed = { ...note, verdict: "failed", reason: "tasks failed to start" } as const;
    const succeeded = { ...note, verdict: "succeeded" } as const;
    for (const each of [failed, succeeded, succeeded]) {
      await noteRelease(clientConfig({ region }), each);
    }
    const { out } = await run("releases", "prod", "--json");
    const { releases } = JSON.parse(out) as { releases: Record<string, unknown>[] };
    assert.deepEqual(
      releases.map(({ revision, at, status, running }) => [revision, at, status, running]),
      [
        ["mcp-catalog:1", began, "SUCCESSFUL", true],
        ["mcp-catalog:1", began, "FAILED", true],
      ],
    );
    const tags = await account.prepare("ssm.ListTagsForResource", {
      ResourceType: "Parameter",
      ResourceId: note.ledger,
    });
    assert.equal(at(tags, "TagList", 0, "Value"), "mcp-catalog");
  });

  it("push --list reads an empty registry, and --scan says that a version does not exist", async () => {
    assert.deepEqual(await run("push", "--list", "-s", "prod"), {
      code: 0,
      out: "No image has a tag yet.\n",
      err: "",
    });
    const { code, err } = await run("push", "v1.0.0", "--scan", "-s", "prod");
    assert.equal(code, 2);
    assert.match(err, /There is no image with the tag v1\.0\.0/);
  });

  it("doctor reads identity, names, registry and network, each with the SDK's own protocol", async () => {
    const { code, out } = await run("doctor", "prod");
    const text = out.replace(/\n {24}/g, " ");
    assert.equal(code, 1, text);
    assert.match(text, /\n {2}ok {4}account +123456789012 in us-east-1, as /);
    assert.match(text, /\n {2}warn {2}rights +nothing to simulate: /);
    assert.match(text, /\n {2}fail +taken: ECR repository mcp-catalog, which no stack has made /);
    assert.match(
      text,
      /\n {2}fail {2}image +imageTag v1\.0\.0 is not in the repository mcp-catalog catalog push v1\.0\.0/,
    );
    assert.match(text, /\n {2}fail {2}start of tasks +the role mcp-catalog-execution is gone /);
    assert.match(
      text,
      /\n {2}fail {2}network +no rule of the balancer's security group lets it reach the tasks on port 3000 .*\n {2}fail +subnet-\w+ has no default route, and no endpoint for ecr\.api, /,
    );
    assert.doesNotMatch(text, /TypeError|ec2:Describe|elasticloadbalancing:Describe/);
  });
});
