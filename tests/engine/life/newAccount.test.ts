import assert from "node:assert/strict";
import { AwsError } from "../../../tools/account/world/errors";
import { Scenario } from "../support/scenario";

describe("dev in a new account", () => {
  it("waits until AWS has made its role for ECS", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      dev.world.callsUntilRole = 2;
      await dev.succeed();
      assert.equal(dev.world.callsUntilRole, 0);
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });

  it("says how to make the role if AWS does not, after at most twelve attempts", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      dev.world.callsUntilRole = 100;
      const up = await dev.up();
      assert.ok(!up.succeeded);
      assert.equal(dev.world.callsUntilRole, 100 - 12);
      assert.match(up.printed, /aws iam create-service-linked-role --aws-service-name ecs\./);
    } finally {
      dev.end();
    }
  });

  it("says how to make the default VPC, also in the preview, and makes no network", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      dev.world.hasDefaultVpc = false;
      for (const run of [await dev.preview(), await dev.up()]) {
        assert.ok(!run.succeeded);
        assert.match(run.printed, /network\.mode default needs the default VPC of the account/);
        assert.match(run.printed, /aws ec2 create-default-vpc --region us-east-1/);
        assert.doesNotMatch(run.errors.join("\n"), /^\s+at /m, "no stack trace");
      }
      dev.world.hasDefaultVpc = true;
      await dev.succeed();
    } finally {
      dev.end();
    }
  });
});

describe("roles that are seconds old", () => {
  it("make ECS refuse blue/green: the call is repeated, but the migration is not", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.set("rollout", '{"strategy":"blueGreen"}');
      await dev.set("migrate", '["npm","run","migrate"]');
      dev.world.callsUntilInfrastructureRole = 3;
      const up = await dev.succeed();
      assert.equal(dev.world.callsUntilInfrastructureRole, 0);
      assert.doesNotMatch(up.printed, /The rollout of .* failed/);
      assert.deepEqual(dev.ranOnce(), ["mcp-catalog-dev:1"]);
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });

  it("make ECS refuse the second target group of a running service, until the call is repeated", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      await dev.set("rollout", '{"strategy":"rolling","alternateTargetGroup":true}');
      dev.world.callsUntilInfrastructureRole = 2;
      await dev.succeed();
      assert.equal(dev.world.callsUntilInfrastructureRole, 0);
      // The engine keeps the mark of the first attempt and asks for an update, but the provider has nothing to send.
      const calls = dev.world.calls.length;
      assert.deepEqual((await dev.succeed()).changes, ["update app-service"]);
      assert.deepEqual(
        dev.world.calls.slice(calls).filter(({ operation }) => operation === "update"),
        [],
      );
      assert.deepEqual((await dev.succeed()).changes, []);
    } finally {
      dev.end();
    }
  });

  it("are given up after two minutes, with the reason and only once", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.set("rollout", '{"strategy":"blueGreen"}');
      dev.world.callsUntilInfrastructureRole = 100;
      const up = await dev.up();
      assert.ok(!up.succeeded);
      assert.equal(dev.world.callsUntilInfrastructureRole, 100 - 12);
      assert.match(up.printed, /unable to assume the configured ECS Infrastructure Role/);
      assert.doesNotMatch(up.printed, /a run was killed/);
    } finally {
      dev.end();
    }
  });

  it("make a guest's first tasks fail to start: ECS starts them again before it counts three failures", async () => {
    const prod = await Scenario.runningFrom(
      { stack: "prod" },
      { network: '{"mode":"default"}', shares: "true", domain: ownDomain("app") },
    );
    const dev = await Scenario.start({ stack: "dev", beside: prod });
    try {
      await dev.set("sharedWith", "prod");
      await dev.set("domain", ownDomain("dev"));
      dev.world.launchesUntilTaskRoles = 2;
      const up = await dev.succeed();
      assert.match(String(up.outputs["url"]), /dev\.example\.com/);
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
      prod.end();
    }
  });
});

function ownDomain(name: string): string {
  return JSON.stringify({ name: `${name}.example.com`, zone: "example.com" });
}

describe("dev with a domain in a zone to which the internet's name servers do not point", () => {
  it("says which name servers to compare", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.set("domain", '{"name":"dev.example.com","zone":"example.com"}');
      dev.world.before = ({ operation, type }) => {
        if (operation !== "create" || !type.endsWith(":CertificateValidation")) return;
        throw new AwsError(
          "timeout",
          "while waiting for state to become 'ISSUED' (timeout: 15m0s)",
        );
      };
      const up = await dev.up();
      assert.ok(!up.succeeded);
      assert.match(
        up.printed,
        /did not see the record that proves dev\.example\.com within 15 minutes/,
      );
      assert.match(up.printed, /dig \+short NS example\.com/);
      assert.match(up.printed, /ns-1\.awsdns-01\.org, ns-2\.awsdns-02\.com/);
      dev.world.before = () => undefined;
      await dev.succeed();
    } finally {
      dev.end();
    }
  });
});
