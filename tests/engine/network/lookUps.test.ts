import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import type { RunResult } from "../support/operation";
import { Scenario } from "../support/scenario";
import { AwsError } from "../../../tools/account/world/errors";

/**
 * Stacks that ask questions of their own, and what the message of each names if AWS does not
 * answer.
 */
const cases = [
  {
    stack: "dev",
    settings: { domain: '{"name":"app.example.com","zone":"example.com"}' },
    named: [
      "network.mode default: which default VPC us-east-1 has (ec2:DescribeVpcs",
      "network.mode default: which zones us-east-1 has (ec2:DescribeAvailabilityZones)",
      "domain.zone example.com: which hosted zone that is (route53:ListHostedZones",
      "aws:region: whose credentials these are (sts:GetCallerIdentity)",
      "image.source build: which password pushes an image (ecr:GetAuthorizationToken)",
    ],
  },
  {
    stack: "prod",
    settings: { network: '{"mode":"dedicated","nat":"instance"}' },
    named: [
      "network.mode dedicated: which zones us-east-1 has (ec2:DescribeAvailabilityZones)",
      "network.nat instance: which image of fck-nat us-east-1 has (ec2:DescribeImages)",
      "imageTag v1.0.0: which images the repository mcp-catalog has (ecr:DescribeRepositories",
    ],
  },
] as const;

const faults = [
  {
    what: "denies everything",
    fail: () => {
      throw new AwsError("AccessDeniedException", "You are not authorized");
    },
    told: "Allow the credentials in use to do what is refused here.",
  },
  {
    what: "answers nothing",
    fail: (tooLate: Promise<void>) => tooLate,
    told: "Check that this machine reaches AWS, and that aws:region is a region.",
  },
] as const;

describe("AWS does not answer what the program asks before it makes anything", () => {
  for (const { stack, settings, named } of cases) {
    for (const { what, fail, told } of faults) {
      it(`${stack}: it ${what}, and one error names every question, in the preview and in the update`, async () => {
        const scenario = await Scenario.start({ stack });
        try {
          for (const [key, value] of Object.entries(settings)) await scenario.set(key, value);
          scenario.live.patience = 1;
          for (const run of [() => scenario.preview(), () => scenario.up()]) {
            // The engine waits for the provider's answer; on a real machine the process ends without it.
            const tooLate = setTimeout(4_000);
            scenario.world.before = ({ operation }) =>
              operation === "invoke" ? fail(tooLate) : undefined;
            judge(await run(), named, told);
          }
          assert.deepEqual(scenario.world.resources, []);
          scenario.world.before = () => undefined;
          scenario.live.patience = 60;
          if (stack === "dev") await scenario.succeed();
        } finally {
          scenario.end();
        }
      });
    }
  }

  it("existing subnets that cannot serve the stack are refused, and nothing is made", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const ids = ["subnet-0000000a", "subnet-0000000b"];
      const network = {
        mode: "existing",
        vpcId: "vpc-0000000a",
        balancerSubnetIds: ids,
        taskSubnetIds: ids,
        assignPublicIp: true,
      };
      await dev.set("network", JSON.stringify(network));
      const routes = { gateway: "igw-1", blackhole: false };
      dev.live.existingNetwork = ({ vpcId, subnetIds }) =>
        Promise.resolve({
          subnets: subnetIds.map((id) => ({
            ...{ id, vpcId, routes, zoneId: "use1-az1", freeAddresses: 9, hasIpv6: false },
          })),
          endpoints: [],
          unnamedEndpoints: [],
          isOwn: true,
          dns: { support: true, hostnames: true },
        });
      for (const run of [await dev.preview(), await dev.up()]) {
        assert.ok(!run.succeeded);
        assert.match(run.printed, /subnet-0000000a and subnet-0000000b are both in zone use1-az1/);
        assert.doesNotMatch(run.errors.join("\n"), /^\s+at /m, "no stack trace");
      }
      assert.deepEqual(dev.world.resources, []);
    } finally {
      dev.end();
    }
  });

  it("a host that is not a stack is refused without a stack trace", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.unset("network");
      dev.live.patience = 1;
      await dev.set("sharedWith", "nobody");
      await dev.set("domain", '{"name":"app.example.com","zone":"example.com"}');
      for (const run of [await dev.preview(), await dev.up()]) {
        assert.ok(!run.succeeded);
        assert.match(run.printed, /nobody/);
        // The engine does not answer a program that it ends. In this test the program goes on, so
        // its question must end before another test starts: otherwise the error would appear in
        // that test.
        await setTimeout(2_000);
        assert.doesNotMatch(run.errors.join("\n"), /^\s+at /m, "no stack trace");
      }
      assert.deepEqual(dev.world.resources, []);
    } finally {
      dev.end();
    }
  });
});

function judge(run: RunResult, named: readonly string[], told: string): void {
  assert.ok(!run.succeeded);
  const text = run.errors.join("\n");
  for (const each of named) assert.ok(text.includes(each), `${each} in:\n${text}`);
  assert.ok(text.includes(told), text);
  assert.match(text, /Nothing was changed\./);
  assert.doesNotMatch(text, /^\s+at /m, "no stack trace");
  assert.equal(text.split("AWS did not answer").length, 2, `one error:\n${text}`);
}
