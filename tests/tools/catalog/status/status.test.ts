import assert from "node:assert/strict";
import { AwsError } from "../../../live/support/cannedAws";
import { deployment } from "../../../live/why/account";
import { stackAnswers } from "./account";
import { runCatalog } from "../run";

const url = "http://mcp-catalog-alb-1.us-east-1.elb.amazonaws.com/api/health";

describe("catalog status", () => {
  it("ends with 0 if all is well, and says so in the first line", async () => {
    const asked: string[] = [];
    const { code, out, err } = await runCatalog(["status", "prod"], stackAnswers(), {
      httpStatus: (address) => {
        asked.push(address);
        return Promise.resolve(200);
      },
    });
    assert.deepEqual([code, err, asked], [0, "", [url]]);
    const lines = out.split("\n").map((line) => line.replace(/\d+ days? ago/g, "<ago>"));
    assert.deepEqual(lines, [
      "prod in us-east-1 is up",
      "  address     http://mcp-catalog-alb-1.us-east-1.elb.amazonaws.com answers 200",
      "  version     v1.0.0, sha256:2c26b46b68ff, mcp-catalog:1, pushed <ago>",
      "  tasks       2 running of 2 wanted, 0 pending",
      "  targets     2 healthy",
      "  alarms      all OK",
      "  deployment  completed, <ago>",
      "",
    ]);
  });

  it("says which stack it uses if the command line names none", async () => {
    const { err, calls } = await runCatalog(["status"], stackAnswers());
    assert.equal(err, "stack dev: none is named or selected\n");
    const asked = calls.find(({ operation }) => operation === "DescribeServices");
    assert.deepEqual(asked?.input["services"], ["mcp-catalog-dev-service"]);
    const selected = await runCatalog(["status"], stackAnswers(), {
      env: { PULUMI_STACK: "acme/mcp-catalog/prod" },
    });
    assert.equal(selected.err, "stack prod: PULUMI_STACK names it\n");
  });

  it("ends with 1 if the app does not answer, even if ECS reports no problem", async () => {
    const silent = await runCatalog(["status", "prod"], stackAnswers(), {
      httpStatus: () => Promise.reject(new Error("nothing for 10 seconds")),
    });
    assert.equal(silent.code, 1);
    assert.match(
      silent.out,
      /^prod in us-east-1 is not up as asked\n {2}address\n? +http.*gives no answer/,
    );
    assert.ok(silent.out.endsWith("\nNext\n  npx catalog why prod\n"), silent.out);
    const bad = await runCatalog(["status", "prod"], stackAnswers(), {
      httpStatus: () => Promise.resolve(502),
    });
    assert.equal(bad.code, 1);
  });

  it("lists alarms that are not OK, and reads only this stack's alarms", async () => {
    const alarms = {
      MetricAlarms: [
        {
          AlarmName: "MCP-Catalog-High-CPU",
          StateValue: "ALARM",
          StateReason: "Threshold Crossed",
          StateUpdatedTimestamp: Date.now() / 1000 - 180,
        },
        { AlarmName: "MCP-Catalog-Errors", StateValue: "OK" },
      ],
    };
    const { code, out, calls } = await runCatalog(
      ["status", "prod"],
      stackAnswers({}, { DescribeAlarms: () => alarms }),
    );
    assert.equal(code, 0);
    assert.match(out, /^prod in us-east-1 is up, but not well\n/);
    assert.match(out, /\n {2}alarms {6}MCP-Catalog-High-CPU in ALARM, 3 minutes ago\n/);
    assert.doesNotMatch(out, /MCP-Catalog-Errors/);
    const asked = calls.find(({ operation }) => operation === "DescribeAlarms")?.input ?? {};
    assert.match(JSON.stringify(asked), /"MCP-Catalog-High-CPU"/);
    assert.doesNotMatch(JSON.stringify(asked), /MCP-Catalog-dev/);
  });

  it("lists differences from the stack file", async () => {
    const image = { imageTags: ["v0.9.0"], imagePushedAt: 1 };
    const answers = stackAnswers(
      { service: { desiredCount: 9, runningCount: 9 } },
      { DescribeImages: () => ({ imageDetails: [image] }) },
    );
    const { out } = await runCatalog(["status", "prod"], answers);
    assert.match(
      out,
      /\nPulumi\.prod\.yaml differs\n {2}- imageTag is v1\.0\.0 in the file, and v0\.9\.0 runs\n {2}- the number of tasks is 2 to 6 in the file, and 9 in ECS\n/,
    );
  });

  it("names the calls that AWS refuses, next to what it knows", async () => {
    const { code, out } = await runCatalog(
      ["status", "prod"],
      stackAnswers(
        {},
        {
          DescribeImages: () => {
            throw new AwsError("AccessDeniedException", "User is not authorized", 400);
          },
        },
      ),
    );
    assert.equal(code, 0);
    assert.match(out, /\nNot read\n {2}- ecr:DescribeImages: AccessDeniedException: User is not/);
    assert.match(out, /version {5}tag not read, sha256:2c26b46b68ff/);
  });

  it("never says none or OK about something that AWS did not answer", async () => {
    const without = async (operation: string) => {
      const refuse = () => {
        throw new AwsError("AccessDeniedException", "User is not authorized", 400);
      };
      return runCatalog(["status", "prod"], stackAnswers({}, { [operation]: refuse }));
    };
    for (const [operation, says, code] of [
      ["DescribeAlarms", /\n {2}alarms {6}not read\n/, 0],
      ["DescribeTaskDefinition", /\n {2}version {5}not read\n/, 0],
      ["DescribeLoadBalancers", /\n {2}address {5}not read\n/, 0],
      [
        "DescribeTargetHealth",
        /^prod in us-east-1 may be up: .*\n[^]*\n {2}targets {5}not read\n/,
        3,
      ],
    ] as const) {
      const done = await without(operation);
      assert.equal(done.code, code, operation);
      assert.match(done.out, says);
    }
  });

  it("ends with 3 if AWS does not answer, and with 1 and pulumi up if there is no service", async () => {
    const refused = await runCatalog(["status", "prod"], {});
    assert.equal(refused.code, 3);
    assert.match(refused.out, /^prod in us-east-1 could not be checked\n/);
    const gone = await runCatalog(["status", "prod"], stackAnswers({ service: undefined }));
    assert.equal(gone.code, 1);
    assert.match(gone.out, /service {2}there is none: it was never deployed, or it was deleted/);
    assert.ok(gone.out.endsWith("Next\n  pulumi up -s prod\n"));
    assert.doesNotMatch(gone.out, /Not read/);
  });

  it("calls a paused stack paused, and a deployment by its state", async () => {
    const asleep = stackAnswers({
      service: { desiredCount: 0, runningCount: 0 },
      deployments: [deployment(1, { desiredCount: 0, runningCount: 0 })],
      targets: [],
    });
    const { code, out } = await runCatalog(["status", "prod"], asleep, {
      httpStatus: () => Promise.resolve(503),
    });
    assert.equal(code, 0);
    assert.match(out, /^prod in us-east-1 is paused\n/);
    assert.match(out, /\nNext\n {2}npx catalog resume prod\n$/);
    const failed = stackAnswers({
      deployments: [deployment(2, { rolloutState: "IN_PROGRESS", failedTasks: 3 }), deployment(1)],
    });
    const rolling = await runCatalog(["status", "prod"], failed);
    assert.equal(rolling.code, 1);
    assert.match(rolling.out, /deployment {2}in progress, 3 tasks failed, /);
  });

  it("prints the same as data, and nothing else, with --json", async () => {
    const { code, out, err } = await runCatalog(["status", "prod", "--json"], stackAnswers());
    assert.deepEqual([code, err], [0, ""]);
    const result = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(
      [result["state"], result["address"], result["tasks"], result["targets"]],
      [
        "well",
        url.replace("/api/health", ""),
        { running: 2, wanted: 2, pending: 0 },
        { healthy: 2 },
      ],
    );
  });

  it("looks again with --watch until Ctrl-C", async () => {
    const ending = new AbortController();
    let looks = 0;
    const { code, out } = await runCatalog(["status", "prod", "--watch"], stackAnswers(), {
      signal: ending.signal,
      httpStatus: () => {
        looks += 1;
        if (looks === 2) ending.abort();
        return Promise.resolve(200);
      },
    });
    assert.equal(code, 0);
    assert.equal(out.match(/is up/g)?.length, 2);
  });
});
