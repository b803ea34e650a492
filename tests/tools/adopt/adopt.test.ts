import assert from "node:assert/strict";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { refusalOf } from "../../../tools/account/refusals";
import { pushImage } from "../../../tools/account/types/ecr";
import { World } from "../../../tools/account/world";
import { AwsError } from "../../live/support/cannedAws";
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

  it("names no calls if all fail in the same way, as without valid credentials", async () => {
    const answers = Object.fromEntries(
      Object.keys(guideAnswers(guide.world)).map((operation) => [
        operation,
        () => {
          throw new AwsError("ExpiredTokenException", "The token has expired.", 403);
        },
      ]),
    );
    const { code, out, err, file } = await adopt(answers);
    assert.deepEqual([code, out, file], [3, "", undefined]);
    assert.match(
      err,
      /^ExpiredTokenException: The token has expired\.\nGive the shell credentials/,
    );
  });

  it("ends with 3 and writes no file if AWS refuses a single call", async () => {
    const { code, out, err, file } = await adopt({
      ...guideAnswers(guide.world),
      DescribeListeners: () => {
        throw new AwsError("AccessDenied", "not authorized to DescribeListeners", 403);
      },
    });
    assert.deepEqual([code, out, file], [3, "", undefined]);
    assert.match(
      err,
      /^AWS did not answer every question, so that no file was written\.\nNot read\n/,
    );
    assert.match(
      err,
      /\n {2}- elasticloadbalancing:DescribeListeners: AccessDenied: not authorized/,
    );
  });

  it("ends with 3 without credentials", async () => {
    const { code, err, file } = await adopt({}, [], {
      connect: () => Promise.reject(new Error("Could not load credentials from any providers")),
    });
    assert.deepEqual([code, file], [3, undefined]);
    assert.match(err, /Could not load credentials/);
  });

  for (const [what, change, note] of [
    [
      "target group",
      ({ made }: Guide) => ({ ...made["targets"]?.inputs, port: 80 }),
      "its port is 80, and the app needs 3000; if it is replaced, nobody reaches the app until its tasks are healthy in the new one",
    ],
    [
      "load balancer",
      ({ made }: Guide) => ({ ...made["balancer"]?.inputs, internal: true }),
      "it is internal, not internet-facing; if it is replaced, the address changes, and nobody reaches the app meanwhile",
    ],
    [
      "service",
      ({ made }: Guide) => ({ ...made["service"]?.inputs, schedulingStrategy: "DAEMON" }),
      "its scheduling strategy is DAEMON, and the app needs REPLICA; if it is replaced, no task runs meanwhile",
    ],
  ] as const) {
    it(`says before anything is changed that a ${what} cannot be kept, and what replacing it does`, async () => {
      const name = { "target group": "targets", "load balancer": "balancer", service: "service" };
      const stored = guide.made[name[what]];
      assert.ok(stored);
      stored.inputs = change(guide);
      const answers = guideAnswers(guide.world);
      assert.deepEqual(
        (await asData(answers)).rows.find((each) => each.what === what),
        { what, name: stored.inputs["name"], fate: "inTheWay", note },
      );
      const { programs, ran } = cli();
      const { code, err } = await adopt(answers, ["--apply", "--yes"], { programs });
      assert.deepEqual([code, ran], [1, []]);
      assert.match(err, /Nothing was changed: clear what is in the way first\./);
    });
  }

  it("gives the command for a listener that forwards to another target group", async () => {
    const { listener } = guide.made;
    assert.ok(listener);
    listener.inputs = {
      ...listener.inputs,
      defaultActions: [{ type: "forward", targetGroupArn: "arn:of:another" }],
    };
    const { rows } = await asData(guideAnswers(guide.world));
    const row = rows.find(({ what }) => what === "listener");
    assert.equal(row?.fate, "inTheWay");
    assert.match(row.note, /aws elbv2 modify-listener --listener-arn arn:\S+ --default-actions /);
  });

  it("takes nothing from another stack", async () => {
    const { cluster } = guide.made;
    assert.ok(cluster);
    Object.assign(cluster.tags, { Project: "shop", Stack: "prod" });
    const found = await asData(guideAnswers(guide.world));
    assert.equal(
      found.rows.find(({ what }) => what === "cluster")?.note,
      "it belongs to stack prod of project shop",
    );
    assert.ok(!found.taken.some(({ urn }) => urn.endsWith("::app-cluster")));
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
