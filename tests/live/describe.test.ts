import assert from "node:assert/strict";
import { imageOf } from "../../live/ecs/imageOf";
import { ruleWeights } from "../../live/balancing/ruleWeights";
import { targetCount } from "../../live/balancing/targetCount";
import { AnswerServer, json, refused, xml, type Answers } from "./answers";

async function withServer<T>(answers: Answers, run: (server: AnswerServer) => Promise<T>) {
  const server = await AnswerServer.start(answers);
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

const revision = "arn:aws:ecs:us-east-1:123456789012:task-definition/mcp-catalog:7";

describe("The image of a revision", () => {
  it("is that of its first container", async () => {
    const definition = { containerDefinitions: [{ image: "shop:v1" }, { image: "sidecar" }] };
    await withServer(
      { DescribeTaskDefinition: json({ taskDefinition: definition }) },
      async (server) => {
        assert.equal(await imageOf(server.config, revision), "shop:v1");
        assert.deepEqual(server.inputs("DescribeTaskDefinition"), [{ taskDefinition: revision }]);
      },
    );
  });

  it("is not known if it cannot be read", async () => {
    const answers = [
      refused("AccessDeniedException", "not allowed"),
      refused("ClientException", "Unable to describe task definition."),
      json({}),
    ];
    for (const answer of answers) {
      await withServer({ DescribeTaskDefinition: answer }, async (server) => {
        assert.equal(await imageOf(server.config, revision), undefined);
      });
    }
  });
});

const rule = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/1/2/3";

function rules(actions: string) {
  const member = `<Rules><member><RuleArn>${rule}</RuleArn><Actions>${actions}</Actions></member></Rules>`;
  return { DescribeRules: xml("DescribeRules", member) };
}

function forward(...groups: readonly (readonly [string, number])[]) {
  const members = groups.map(
    ([arn, weight]) =>
      `<member><TargetGroupArn>${arn}</TargetGroupArn><Weight>${weight}</Weight></member>`,
  );
  return `<member><Type>forward</Type><ForwardConfig><TargetGroups>${members.join("")}</TargetGroups></ForwardConfig></member>`;
}

describe("The weights of a listener rule", () => {
  it("are those of its target groups, also if a weight is 0", async () => {
    await withServer(rules(forward(["blue", 100], ["green", 0])), async (server) => {
      assert.deepEqual(
        await ruleWeights(server.config, rule),
        new Map([
          ["blue", 100],
          ["green", 0],
        ]),
      );
      assert.equal(server.inputs("DescribeRules")[0]?.["RuleArns.member.1"], rule);
    });
  });

  it("are a single weight if the rule names one group", async () => {
    const single = "<member><Type>forward</Type><TargetGroupArn>blue</TargetGroupArn></member>";
    await withServer(rules(single), async (server) => {
      assert.deepEqual(await ruleWeights(server.config, rule), new Map([["blue", 1]]));
    });
  });

  it("are an error if the rule forwards nowhere", async () => {
    for (const actions of ["", "<member><Type>redirect</Type></member>"]) {
      await withServer(rules(actions), async (server) => {
        await assert.rejects(ruleWeights(server.config, rule), {
          name: "Error",
          message: `The listener rule ${rule} forwards to no target group.`,
        });
      });
    }
  });

  it("are an error if the rule cannot be read", async () => {
    const body =
      "<ErrorResponse><Error><Type>Sender</Type><Code>RuleNotFound</Code><Message>One or more rules not found</Message></Error></ErrorResponse>";
    const answer = { status: 400, headers: { "content-type": "text/xml" }, body };
    await withServer({ DescribeRules: answer }, async (server) => {
      await assert.rejects(ruleWeights(server.config, rule), ({ message }: Error) => {
        assert.match(message, /^The listener rule \S+ cannot be read: RuleNotFound\w*: One or/);
        return true;
      });
    });
  });
});

describe("The targets of a group", () => {
  it("are those that are not draining", async () => {
    const health = ["healthy", "unhealthy", "initial", "draining"]
      .map((state) => `<member><TargetHealth><State>${state}</State></TargetHealth></member>`)
      .join("");
    const answer = xml(
      "DescribeTargetHealth",
      `<TargetHealthDescriptions>${health}</TargetHealthDescriptions>`,
    );
    await withServer({ DescribeTargetHealth: answer }, async (server) => {
      assert.equal(await targetCount(server.config, "blue"), 3);
    });
  });

  it("cannot be counted if AWS refuses the call", async () => {
    const answer = refused("AccessDenied", "not allowed");
    await withServer({ DescribeTargetHealth: answer }, async (server) => {
      await assert.rejects(targetCount(server.config, "blue"));
    });
  });
});
