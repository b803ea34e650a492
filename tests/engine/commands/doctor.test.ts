import assert from "node:assert/strict";
import { withCannedAws } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { catalogIn } from "../../support/catalogIn";
import { doctorAnswersOf } from "../support/answers/doctorAnswers";
import { Scenario } from "../support/scenario";

/** Parts of a running stack that somebody deletes by hand, and the line that finds it. */
const deletions = [
  {
    what: "a secret",
    type: "aws:secretsmanager/secret:Secret",
    says: /fail {2}secrets +mcp-catalog\/\S+ is gone/,
  },
  {
    what: "the right to read the secrets",
    type: "aws:iam/rolePolicy:RolePolicy",
    named: "read-secrets",
    says: /fail {2}start of tasks +mcp-catalog-execution may not secretsmanager:GetSecretValue on secret:mcp-catalog\//,
  },
  {
    what: "the NAT gateway",
    type: "aws:ec2/natGateway:NatGateway",
    says: /fail +the default route of subnet-\w+ leads to nat-\w+, which is gone/,
  },
  {
    what: "the rule that lets the balancer in",
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    named: "Requests and health checks from the balancer",
    says: /fail {2}network +no rule of the tasks' security group lets the balancer in on port 3000/,
  },
] as const;

describe("catalog doctor in an account that the engine has filled", () => {
  let prod: Scenario;
  before(async () => {
    prod = await Scenario.running({ stack: "prod" });
  });
  after(() => {
    prod.end();
  });

  function examine() {
    return withCannedAws(doctorAnswersOf(prod.world), async ({ endpoint }) => {
      const { code, out, err } = await catalogIn(prod.folder, ["doctor", "prod"], {
        connect: () => Promise.resolve(cannedConfig(endpoint)),
        httpStatus: () => Promise.resolve(200),
      });
      return { code, out: (out + err).replace(/\n {24}/g, " ") };
    });
  }

  it("finds nothing after pulumi up, except the domain that nobody has set", async () => {
    const { code, out } = await examine();
    assert.equal(code, 0, out);
    assert.match(out, /^prod in us-east-1: 1 to look at\n/);
    assert.match(out, /\n {2}warn {2}domain +none: traffic is not encrypted/);
    assert.match(
      out,
      /\n {2}ok {4}start of tasks +mcp-catalog-execution may pull the image, write logs and read 3 secrets\n/,
    );
    assert.match(
      out,
      /\n {2}ok {4}network +the balancer reaches the tasks on port 3000\n {2}ok +the tasks get out by nat-\w+\n/,
    );
    assert.doesNotMatch(out, /fail|\?/);
  });

  for (const { what, type, says, ...more } of deletions) {
    it(`finds that somebody has deleted ${what}`, async () => {
      const named = "named" in more ? more.named : undefined;
      const found = prod.world
        .all(type)
        .find(({ inputs }) => named === undefined || Object.values(inputs).includes(named));
      assert.ok(found);
      const all = prod.world.all.bind(prod.world);
      prod.world.all = (asked) => all(asked).filter((each) => each !== found);
      try {
        const { code, out } = await examine();
        assert.equal(code, 1, out);
        assert.match(out, says);
      } finally {
        prod.world.all = all;
      }
    });
  }
});
