import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

describe("smokeTest", () => {
  it("requests the app's own address after the rollout, and if nobody answers, says how to return to the old version", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      await prod.set("smokeTest", '{"path":"/api/health"}');
      const first = await prod.succeed();
      prod.push("v1.0.0");
      await prod.preview();
      assert.deepEqual(prod.world.requests, [], "not without an image, not in a preview");
      const url = `${String(first.outputs["url"])}/api/health`;
      assert.match(url, /^http:\/\/mcp-catalog-alb-.*\.elb\.amazonaws\.com\/api/);
      await prod.succeed();
      assert.deepEqual(prod.world.requests, [url]);

      prod.world.status = 500;
      const broken = await prod.release("v1.1.0");
      assert.ok(!broken.succeeded);
      const wayBack = [
        "The new version runs and has the traffic. To go back:",
        "  pulumi config set imageTag v1.0.0 --stack prod",
        "  pulumi up --stack prod",
      ];
      assert.deepEqual(broken.errors, [
        [`smokeTest: GET ${url} gave 500, not 200, for 2 minutes.`, ...wayBack].join("\n"),
      ]);
      assert.equal(prod.runs(), "mcp-catalog:2", "nothing is put back");

      const { httpStatus } = prod.live;
      const cause = new Error("getaddrinfo ENOTFOUND");
      prod.live.httpStatus = () => Promise.reject(new Error("no answer", { cause }));
      const silent = await prod.up();
      assert.deepEqual(silent.errors, [
        [
          `smokeTest: GET ${url} gave getaddrinfo ENOTFOUND, not 200, for 2 minutes.`,
          ...wayBack,
        ].join("\n"),
      ]);

      prod.live.httpStatus = httpStatus;
      prod.world.status = 200;
      prod.world.requests.length = 0;
      await prod.succeed();
      assert.deepEqual(prod.world.requests, [url], "it is asked again");
      assert.equal(prod.runs(), "mcp-catalog:2");
    } finally {
      prod.end();
    }
  });

  it("requests a domain by its name, with the path and the status in the stack file", async () => {
    const settings = {
      domain: '{"name":"app.example.com","zone":"example.com"}',
      smokeTest: '{"path":"/login","expectStatus":302}',
    };
    const dev = await Scenario.start({ stack: "dev" });
    try {
      for (const [key, value] of Object.entries(settings)) await dev.set(key, value);
      dev.world.status = 302;
      const up = await dev.succeed();
      assert.equal(up.outputs["url"], "https://app.example.com");
      assert.deepEqual(dev.world.requests, ["https://app.example.com/login"]);
    } finally {
      dev.end();
    }
  });
});
