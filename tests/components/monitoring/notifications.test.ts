import assert from "node:assert/strict";
import { SecretValue } from "../../../tools/evaluate";
import { json } from "../../support/program";
import { teams, tell, types, slack } from "./notificationsFor";

describe("Notifications", () => {
  it("make nothing without recipients, and warn only on a stack that is not disposable", async () => {
    const nothing = await tell({});
    assert.deepEqual(nothing.outputs, {
      audience: { warning: [], critical: [], outside: [], chat: [] },
    });
    assert.deepEqual(
      nothing.resources.filter(({ custom }) => custom),
      [],
    );
    assert.deepEqual(nothing.warnings, []);
    const { warnings } = await tell({}, { expected: true });
    assert.deepEqual(warnings, [
      "Nobody gets a message if the app is down: " +
        "pulumi config set --path monitoring.alarmEmail team@example.com --stack prod",
    ]);
    const told = await tell({ emails: ["a@example.com"] }, { expected: true });
    assert.deepEqual(told.warnings, []);
  });

  it("send every message to each address, and to a paging service only those that cannot wait", async () => {
    const both = ["a@example.com", "b@example.com"];
    const told = await tell({ emails: both, urls: ["https://page.example.com/key"] });
    assert.deepEqual(
      new Set(
        told.all(types.subscription).map(({ inputs: { topic, protocol, endpoint } }) => {
          const to = endpoint instanceof SecretValue ? endpoint.value : endpoint;
          return `${String(topic)} ${String(protocol)} ${String(to)}`;
        }),
      ),
      new Set([
        ...both.flatMap((email) => [
          `notifications-alarms-arn email ${email}`,
          `notifications-critical-arn email ${email}`,
        ]),
        "notifications-critical-arn https https://page.example.com/key",
      ]),
    );
    assert.deepEqual(
      told.all(types.topic).map(({ inputs }) => inputs),
      [{ name: "shop-alarms" }, { name: "shop-critical" }],
    );
  });

  it("keep the address of a paging service secret in the state", async () => {
    const told = await tell({ urls: ["https://page.example.com/key"] });
    const [subscription] = told.all(types.subscription);
    const endpoint = subscription?.inputs["endpoint"];
    assert.ok(endpoint instanceof SecretValue);
    assert.equal(String(endpoint), "[secret]");
    assert.equal(endpoint.value, "https://page.example.com/key");
  });

  it("let only alarms, rules and budgets of this account publish", async () => {
    const told = await tell({ emails: ["a@example.com"] });
    for (const policy of told.all(types.policy)) {
      const arn = String(policy.inputs["arn"]);
      assert.deepEqual(json(policy, "policy"), {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "publish",
            Effect: "Allow",
            Principal: {
              Service: [
                "cloudwatch.amazonaws.com",
                "events.amazonaws.com",
                "budgets.amazonaws.com",
              ],
            },
            Action: "sns:Publish",
            Resource: arn,
            Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
          },
        ],
      });
    }
    assert.equal(told.all(types.policy).length, 2);
  });

  it("encrypt every topic with the customer's key, if there is one", async () => {
    const told = await tell({ emails: ["a@example.com"], slack }, { keyArn: "the-key" });
    const topics = told.all(types.topic);
    assert.equal(topics.length, 3);
    for (const { inputs } of topics) assert.equal(inputs["kmsMasterKeyId"], "the-key");
  });

  it("have a topic in the region of the check from outside, with the recipients of what cannot wait", async () => {
    const recipients = { emails: ["a@example.com"], urls: ["https://page.example.com/key"], slack };
    const told = await tell(recipients, { outsideCheck: true, keyArn: "the-key" });
    const topic = told.all(types.topic).find(({ inputs }) => inputs["name"] === "shop-outside");
    // The key is in the stack's region.
    assert.deepEqual(topic?.inputs, { name: "shop-outside", region: "us-east-1" });
    const subscriptions = told
      .all(types.subscription)
      .filter(({ inputs }) => inputs["topic"] === "notifications-outside-arn");
    assert.deepEqual(
      subscriptions.map(({ inputs }) => [inputs["protocol"], inputs["region"]]),
      [
        ["email", "us-east-1"],
        ["https", "us-east-1"],
      ],
    );
    const { inputs } = told.one(types.slack);
    assert.ok((inputs["snsTopicArns"] as string[]).includes("notifications-outside-arn"));
    assert.deepEqual((told.outputs as { audience: object }).audience, {
      warning: ["notifications-alarms-arn"],
      critical: ["notifications-critical-arn"],
      outside: ["notifications-outside-arn"],
      chat: ["notifications-chat-arn"],
    });
  });

  it("need no other topic for the check if the stack is in that region itself", async () => {
    const told = await tell(
      { emails: ["a@example.com"], slack },
      { outsideCheck: true, region: "us-east-1" },
    );
    assert.equal(told.all(types.topic).length, 3);
    assert.equal((told.one(types.slack).inputs["snsTopicArns"] as string[]).length, 3);
    const { audience } = told.outputs as { audience: { outside: string[]; critical: string[] } };
    assert.deepEqual(audience.outside, audience.critical);
  });

  it("connect channels to every topic, and let people in them only read metrics", async () => {
    const told = await tell({ slack, teams });
    const reads = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";
    const common = {
      iamRoleArn: "notifications-channels-role-arn",
      snsTopicArns: [
        "notifications-alarms-arn",
        "notifications-critical-arn",
        "notifications-chat-arn",
      ],
      guardrailPolicyArns: [reads],
      loggingLevel: "ERROR",
    };
    assert.deepEqual(told.one(types.slack).inputs, {
      ...common,
      configurationName: "shop-chat-slack",
      slackTeamId: "T07EA123LEP",
      slackChannelId: "C07EZ1ABC23",
    });
    assert.deepEqual(told.one(types.teams).inputs, {
      ...common,
      ...teams,
      configurationName: "shop-chat-teams",
    });
    const role = told.one(types.role);
    assert.equal(role.inputs["name"], "shop-chat-graphs");
    assert.deepEqual(json(role, "assumeRolePolicy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "chatbot.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    });
  });
});
