import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { texts } from "../../../tools/account/world/values";
import type { Inputs } from "../../../tools/account/world/types";
import { withCannedAws } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { catalogIn } from "../../support/catalogIn";
import { followGuide, type Guide } from "../../tools/adopt/guideAccount";
import { guideAnswers } from "../../tools/adopt/guideAnswers";
import { realPulumi } from "../support/cli";
import { Scenario } from "../support/scenario";

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const serviceType = "aws:ecs/service:Service";

/** Runs a command with the real CLI, and the account in memory behind both the provider and the SDK. */
function run(prod: Scenario, ...argv: readonly string[]) {
  return withCannedAws(guideAnswers(prod.world), async ({ endpoint }) => {
    const heard = await catalogIn(prod.folder, argv, {
      connect: () => Promise.resolve(cannedConfig(endpoint)),
      programs: realPulumi(prod),
    });
    prod.heard.push(heard.out, heard.err);
    return heard;
  });
}

describe("catalog adopt, after the guide", () => {
  let prod: Scenario;
  let guide: Guide;
  let address: unknown;
  before(async () => {
    prod = await Scenario.start({ stack: "prod" });
    await prod.unset("supabaseUrl");
    await prod.unset("supabaseKey");
    guide = await followGuide("rest", prod.world);
    address = guide.made["balancer"]?.outputs["dnsName"];
  });
  after(() => {
    prod.end();
  });

  it("only looks without --apply, and writes the file for pulumi import", async () => {
    const calls = prod.world.calls.length;
    const { code, out } = await run(prod, "adopt", "prod");
    assert.equal(code, 0, out);
    assert.match(out, /^prod in us-east-1: 12 resources made by hand can be kept\n/);
    assert.equal(prod.world.calls.length, calls);
    assert.ok(fs.existsSync(path.join(prod.folder, "adopt.prod.json")));
    assert.ok(guide.made["service"]);
    assert.deepEqual(guide.made["service"].tags, {});
  });

  it("takes over with pulumi import, and the plan replaces and deletes nothing", async () => {
    const calls = prod.world.calls.length;
    const { code, out, err } = await run(prod, "adopt", "prod", "--apply", "--yes");
    assert.equal(code, 0, out + err + prod.heard.slice(-6).join(""));
    const made = prod.world.calls.slice(calls).map(({ operation }) => operation);
    assert.deepEqual(
      made.filter((each) => each !== "read" && each !== "invoke"),
      [],
    );
    assert.doesNotMatch(out, /\n(?:Replaced|Deleted)\n/);
  });

  it("keeps everything that holds data or an address, and the balancer reaches the tasks all the time", async () => {
    const reached: boolean[] = [];
    prod.world.before = () => {
      const balancer = prod.world.all(balancerType)[0]?.inputs;
      const service = prod.world.all(serviceType)[0]?.inputs["networkConfiguration"] as Inputs;
      const groups = texts(balancer, "securityGroups");
      reached.push(
        !texts(service, "securityGroups").includes(guide.groupId) || groups.includes(guide.groupId),
      );
    };
    await prod.succeed();
    prod.world.before = () => undefined;
    assert.ok(reached.length > 50);
    assert.ok(reached.every(Boolean));
    assert.equal(prod.world.all(balancerType)[0]?.outputs["dnsName"], address);
    for (const [name, { id, type }] of Object.entries(guide.made)) {
      assert.ok(prod.world.byId(type, id), name);
    }
  });

  it("has nothing to do the second time, except to forget that the tasks had to start anew", async () => {
    const former = prod.runs();
    assert.deepEqual((await prod.succeed()).steps, ["update app-service forceNewDeployment"]);
    assert.equal(prod.runs(), former);
    assert.deepEqual((await prod.succeed()).steps, []);
    const { code, out } = await run(prod, "adopt", "prod");
    assert.equal(code, 0);
    assert.match(out, /^prod in us-east-1: \d\d resources the stack's own already\n\nNext\n/);
  });

  it("removes only the guide's security group afterwards", async () => {
    await prod.unset("network.balancerSecurityGroupIds");
    assert.deepEqual((await prod.succeed()).steps, ["update app-balancer securityGroups"]);
    await prod.world.remove("aws:ec2/securityGroup:SecurityGroup", guide.groupId);
    assert.deepEqual((await prod.succeed()).changes, []);
  });
});
