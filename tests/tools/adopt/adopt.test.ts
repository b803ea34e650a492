import assert from "node:assert/strict";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { refusalOf } from "../../../tools/account/refusals";
import { pushImage } from "../../../tools/account/types/ecr";
import { World } from "../../../tools/account/world";
import { followGuide, guideSecrets, type Guide } from "./guideAccount";
import { guideAnswers } from "./guideAnswers";
import { adopt, asData, cli, fateOf, reading } from "./run";

describe("catalog adopt", () => {
  let guide: Guide;
  beforeEach(async () => {
    guide = await followGuide();
  });

  it("finds everything that the guide makes, and changes nothing", async () => {
    const { code, out, calls } = await adopt(guideAnswers(guide.world));
    assert.equal(code, 0);
    assert.match(out, /^prod in us-east-1: 12 resources made by hand can be kept\n\nKept: /);
    assert.match(out, /\n {2}load balancer +mcp-catalog-alb +with its address\n/);
    assert.doesNotMatch(out, /In the way|Not there/);
    // Commands stay on one line, so that they can be copied.
    const long = out.split("\n").filter((line) => line.length > 80 && !/^ {2}aws /.test(line));
    assert.deepEqual(long, []);
    assert.ok(out.endsWith("\nNext\n  npx catalog adopt prod --apply\n"));
    assert.deepEqual(
      calls.map(({ operation }) => operation).filter((each) => !reading.test(each)),
      [],
    );
    assert.ok(!calls.some(({ operation }) => operation === "GetSecretValue"));
  });

  it("writes what pulumi import needs: names, parents, ids, and the provider", async () => {
    const { file = "" } = await adopt(guideAnswers(guide.world));
    const { nameTable, providerInputs, resources } = JSON.parse(file) as {
      nameTable: Record<string, string>;
      providerInputs: Record<string, Record<string, string>>;
      resources: Record<string, unknown>[];
    };
    const urn = "urn:pulumi:prod::mcp-catalog::pulumi:providers:aws::aws";
    assert.deepEqual(nameTable, { "aws-provider": urn });
    assert.equal(providerInputs["aws-provider"]?.["region"], "us-east-1");
    const service = resources.find(({ type }) => type === "aws:ecs/service:Service");
    assert.deepEqual(service, {
      type: "aws:ecs/service:Service",
      name: "aws:ecs/service:Service app-service",
      logicalName: "app-service",
      parent: "mcp-catalog:fargateApp:FargateApp app",
      id: "mcp-catalog-cluster/mcp-catalog-service",
      provider: "aws-provider",
      version: "7.48.0",
    });
    assert.deepEqual(
      resources.find(({ logicalName, component }) => logicalName === "app-balancer" && component),
      {
        type: "mcp-catalog:fargateApp:Balancer",
        name: "mcp-catalog:fargateApp:Balancer app-balancer",
        logicalName: "app-balancer",
        parent: "mcp-catalog:fargateApp:FargateApp app",
        component: true,
      },
    );
    const ids = new Map(resources.map(({ type, id }) => [String(type).split(":").at(-1), id]));
    assert.equal(ids.get("LoadBalancer"), guide.made["balancer"]?.id);
    assert.equal(ids.get("Cluster"), "mcp-catalog-cluster");
    assert.equal(ids.get("LogGroup"), "/ecs/mcp-catalog");
    for (const value of Object.values(guideSecrets)) assert.ok(!file.includes(value));
  });

  it("asks for the settings with which balancer and tasks stay where they are", async () => {
    const { settings } = await asData(guideAnswers(guide.world));
    const [a = "", b = ""] = guide.subnetIds;
    assert.deepEqual(
      settings.map(({ words }) => words.filter((each) => each !== "--plaintext")),
      [
        ["rm", "network"],
        [
          ...["set-all", "--path", "network.mode=existing", `network.vpcId=${guide.vpcId}`],
          ...[`network.balancerSubnetIds[0]=${a}`, `network.balancerSubnetIds[1]=${b}`],
          ...[`network.taskSubnetIds[0]=${a}`, `network.taskSubnetIds[1]=${b}`],
          "network.assignPublicIp=true",
          `network.balancerSecurityGroupIds[0]=${guide.groupId}`,
        ],
        ["set", "--path", "image.platform", "linux/amd64"],
        ["set", "--secret", "supabaseUrl"],
        ["set", "--secret", "supabaseKey"],
      ],
    );
  });

  it("takes the highest of several version tags of the running image", async () => {
    const { world } = guide;
    const digest = `sha256:${"7".repeat(64)}`;
    for (const tag of ["v1.2.0", "v1.10.0", "latest"]) {
      world.images.get("mcp-catalog")?.delete(tag);
      pushImage(world, "mcp-catalog", tag, "linux/amd64", digest);
    }
    const { settings } = await asData(guideAnswers(world));
    const tags = settings.filter(({ words }) => words.includes("imageTag"));
    assert.deepEqual(tags, [
      { words: ["set", "imageTag", "v1.10.0"], shows: [["imageTag", "v1.10.0"]] },
    ]);
  });

  it("says that no version names the image if only latest does", async () => {
    guide.world.images.get("mcp-catalog")?.delete("v1.0.0");
    const { notes } = await asData(guideAnswers(guide.world));
    assert.match(notes.join("\n"), /No version tag names the image that runs .*:latest\)/);
  });

  it("takes half a guide over, and pulumi up makes the rest", async () => {
    const half = await followGuide("cluster");
    const found = await asData(guideAnswers(half.world));
    assert.deepEqual(
      found.rows.filter(({ fate }) => fate === "kept").map(({ what }) => what),
      ["repository", "secret", "secret", "cluster", "capacity providers"],
    );
    assert.deepEqual(
      found.rows.filter(({ fate }) => fate === "missing").map(({ what }) => what),
      [
        ...["log group", "load balancer", "target group", "listener"],
        ...["service", "dashboard", "alarm"],
      ],
    );
    assert.deepEqual(
      found.settings.map(({ words }) => words[0]),
      ["set", "set"],
    );
    assert.deepEqual(found.afterwards, []);
  });

  it("says that nothing is there, and writes no file", async () => {
    const empty = new World(await loadBehaviours(), refusalOf);
    const { code, out, file } = await adopt(guideAnswers(empty));
    assert.equal(code, 0);
    assert.match(out, /^prod in us-east-1: nothing has this stack's names\n/);
    assert.ok(out.endsWith("\nNext\n  pulumi up --stack prod\n"));
    assert.equal(file, undefined);
  });

  it("leaves out what the state has already", async () => {
    const before = await asData(guideAnswers(guide.world));
    const urn = before.taken.find((each) => each.urn.endsWith("::app-cluster"))?.urn ?? "";
    const { programs } = cli([urn]);
    const after = await asData(guideAnswers(guide.world), { programs });
    assert.equal(fateOf(after, "cluster"), "own");
    assert.deepEqual(
      after.taken,
      before.taken.filter((each) => each.urn !== urn),
    );
  });
});
