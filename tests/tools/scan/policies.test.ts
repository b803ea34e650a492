import assert from "node:assert/strict";
import { UnknownValue } from "../../../tools/evaluate";
import { policyDocuments, unknownInputs } from "../../../tools/scan/policies";
import { made } from "./fixture";

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const document = { Version: "2012-10-17", Statement: [statement] };
const text = JSON.stringify(document);

function found(type: string, inputs: Readonly<Record<string, unknown>>) {
  return policyDocuments([made(type, "it", inputs)]);
}

describe("The policy documents of a stack", () => {
  it("are found as text and as objects, at any depth, with the input's path", () => {
    const inputs = {
      description: "{",
      inlinePolicies: [{ name: "a", policy: text }],
      policy: document,
    };
    assert.deepEqual(
      found("aws:iam/role:Role", inputs).map((each) => [each.path, each.text]),
      [
        ["inlinePolicies.0.policy", text],
        ["policy", text],
      ],
    );
  });

  it("are those of AWS's resources that have statements", () => {
    assert.deepEqual(
      found("aws:ecr/lifecyclePolicy:LifecyclePolicy", { policy: '{"rules":[]}' }),
      [],
    );
    assert.deepEqual(found("mcp-catalog:x:Role", { policy: text }), []);
  });

  it("name any resource if they trust somebody, because the linter wants one", () => {
    const trust = {
      Effect: "Allow",
      Principal: { Service: "ecs.amazonaws.com" },
      Action: "sts:AssumeRole",
    };
    const [role] = found("aws:iam/role:Role", { assumeRolePolicy: { Statement: trust } });
    assert.deepEqual(role?.aboutItself, true);
    assert.deepEqual(JSON.parse(role.text), { Statement: [{ Resource: "*", ...trust }] });
    assert.deepEqual(
      [
        found("aws:kms/keyPolicy:KeyPolicy", { policy: text }),
        found("aws:iam/policy:Policy", { policy: text }),
      ]
        .flat()
        .map(({ aboutItself }) => aboutItself),
      [true, false],
    );
  });
});

describe("What only AWS can know", () => {
  it("is named by its path", () => {
    const inputs = { policy: new UnknownValue(), rules: [{ id: "a", key: new UnknownValue() }] };
    assert.deepEqual(unknownInputs(made("aws:s3/bucketPolicy:BucketPolicy", "it", inputs)), [
      "policy",
      "rules.0.key",
    ]);
  });
});
