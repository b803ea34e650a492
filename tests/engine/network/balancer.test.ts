import assert from "node:assert/strict";
import { trafficInTheClear } from "../../../components/domain";
import { Scenario } from "../support/scenario";
import type { Inputs } from "../../../tools/account/world/types";

const listenerType = "aws:lb/listener:Listener";
const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const bucketParts = [
  "access-logs",
  "access-logs-encryption",
  "access-logs-lifecycle",
  "access-logs-ownership",
  "access-logs-policy",
  "access-logs-private",
  "access-logs-versioning",
];

/** Ids of the resources that hold an address or data. */
function addresses({ world }: Scenario): readonly string[] {
  const types = [balancerType, "aws:lb/targetGroup:TargetGroup", "aws:ecs/service:Service"];
  return [listenerType, ...types].flatMap((type) => world.all(type).map(({ id }) => id));
}

function headersOf({ world }: Scenario, port: number): Inputs {
  const listener = world.all(listenerType).find(({ inputs }) => inputs["port"] === port);
  const headers = Object.entries(listener?.inputs ?? {}).flatMap(([key, value]) => {
    const [, name] = /^routingHttpResponse(.*?)(?:HeaderValue|Enabled)$/.exec(key) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(headers);
}

describe("the balancer of a running prod stack", () => {
  it("gets and loses access logs, a web ACL and headers, and nothing is replaced", async () => {
    const prod = await Scenario.runningFrom(
      { stack: "prod" },
      {
        accessLogDays: "0",
        securityHeaders:
          '{"strictTransportSecurity":"none","contentTypeOptions":"none","frameOptions":"none","server":true}',
      },
    );
    try {
      const before = addresses(prod);
      assert.deepEqual(headersOf(prod, 80), { Server: true });

      await prod.set("accessLogDays", "90");
      const logging = await prod.succeed();
      assert.deepEqual(logging.changes, [
        ...bucketParts.map((each) => `create ${each}`),
        "update app-balancer",
      ]);
      const bucket = "mcp-catalog-access-logs-123456789012";
      const [balancer] = prod.world.all(balancerType);
      assert.deepEqual(balancer?.inputs["accessLogs"], { bucket, enabled: true });

      await prod.set("waf", "{}");
      const guarded = await prod.succeed();
      assert.deepEqual(guarded.changes, [
        "create waf",
        "create waf-balancer",
        "create waf-logging",
        "create waf-logs",
      ]);
      await prod.set("waf.rateLimit", "500");
      assert.deepEqual((await prod.succeed()).changes, ["update waf"]);
      await prod.unset("waf");
      const unguarded = await prod.succeed();
      assert.deepEqual(
        unguarded.changes,
        guarded.changes.map((each) => each.replace("create", "delete")),
      );

      await prod.unset("securityHeaders");
      assert.deepEqual((await prod.succeed()).changes, ["update app-balancer-http"]);
      const set = { XContentTypeOptions: "nosniff", XFrameOptions: "SAMEORIGIN" };
      assert.deepEqual(headersOf(prod, 80), { Server: false, ...set });

      assert.deepEqual(addresses(prod), before);
      assert.deepEqual((await prod.up()).changes, []);
      assert.deepEqual((await prod.refresh()).changes, []);

      await prod.set("accessLogDays", "0");
      await prod.succeed();
      assert.deepEqual(balancer.inputs["accessLogs"], { bucket: "", enabled: false });
      const left = prod.world.resources.filter(({ inputs }) => inputs["bucket"] === bucket);
      assert.equal(left.length, bucketParts.length, "the logs, and what closes them, stay");
    } finally {
      prod.end();
    }
  });

  it("loses a header that is turned off, although its provider would keep it, and gets it back", async () => {
    const prod = await Scenario.running(
      { stack: "prod" },
      { "securityHeaders.contentSecurityPolicy": "default-src 'self'" },
    );
    try {
      const before = addresses(prod);
      const without = {
        Server: false,
        XContentTypeOptions: "nosniff",
        XFrameOptions: "SAMEORIGIN",
      };
      const all = { ...without, ContentSecurityPolicy: "default-src 'self'" };
      assert.deepEqual(headersOf(prod, 80), all);

      await prod.unset("securityHeaders");
      await prod.succeed();
      assert.deepEqual(headersOf(prod, 80), without);

      await prod.set("securityHeaders.contentSecurityPolicy", "default-src 'self'");
      await prod.succeed();
      assert.deepEqual(headersOf(prod, 80), all, "without a refresh between");
      assert.deepEqual(addresses(prod), before);
    } finally {
      prod.end();
    }
  });

  it("warns that traffic is not encrypted until there is a domain, and then asks for HTTPS", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const warned = await prod.up();
      assert.ok(warned.printed.includes(`warning: ${trafficInTheClear("prod")}`), warned.printed);

      await prod.set("domain", '{"name":"app.example.com","zone":"example.com"}');
      const added = await prod.succeed();
      assert.ok(!added.printed.includes("in the clear"), added.printed);
      assert.deepEqual(headersOf(prod, 80), { Server: false });
      assert.equal(headersOf(prod, 443)["StrictTransportSecurity"], "max-age=31536000");
    } finally {
      prod.end();
    }
  });
});

describe("the access logs of a disposable stack", () => {
  it("are deleted with it, although the bucket is not empty", async () => {
    const dev = await Scenario.running({ stack: "dev" }, { accessLogDays: "1" });
    try {
      assert.ok(dev.holds().some((each) => each.startsWith("aws:s3/bucket:Bucket ")));
      const destroyed = await dev.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.deepEqual(dev.holds(), []);
    } finally {
      dev.end();
    }
  });
});
