import assert from "node:assert/strict";
import { previewCommitted, runCommitted } from "../../support/stack";

/** The input that names the key, by type. */
const keyInputs = {
  "aws:cloudwatch/logGroup:LogGroup": "kmsKeyId",
  "aws:secretsmanager/secret:Secret": "kmsKeyId",
  "aws:sns/topic:Topic": "kmsMasterKeyId",
} as const;

const everything = [
  "monitoring.alarmEmail=team@example.com",
  "waf.rateLimit=500",
  "exec=true",
  "readOnlyRootFilesystem=false",
];

describe("encryption", () => {
  it("names no key if AWS's keys encrypt", async () => {
    const run = await runCommitted("prod", everything);
    assert.deepEqual(run.all("aws:kms/key:Key"), []);
    for (const [type, input] of Object.entries(keyInputs)) {
      for (const { inputs, name } of run.all(type)) assert.equal(inputs[input], undefined, name);
    }
  });

  it("names a customer's key everywhere, and allows it for every log group", async () => {
    const run = await runCommitted("prod", [...everything, "encryption=customerKey"]);
    const key = run.one("aws:kms/key:Key");
    const arn = `arn:aws:kms:us-east-1:123456789012:key/${key.id}`;
    for (const [type, input] of Object.entries(keyInputs)) {
      assert.ok(run.all(type).length > 0, type);
      for (const { inputs, name } of run.all(type)) assert.equal(inputs[input], arn, name);
    }
    for (const { inputs } of run.all("aws:cloudwatch/logGroup:LogGroup")) {
      assert.ok(String(key.inputs["policy"]).includes(`log-group:${String(inputs["name"])}"`));
    }
    const { inputs } = run.one("aws:ecr/repository:Repository");
    assert.deepEqual(inputs["encryptionConfigurations"], [{ encryptionType: "KMS", kmsKey: arn }]);
    const decrypting = run.named("aws:iam/rolePolicy:RolePolicy", "execution-role-key");
    assert.ok(String(decrypting.inputs["policy"]).includes(`"Resource":"${arn}"`));
  });
});

describe("every role of a stack", () => {
  it("is within the permissions boundary, if there is one", async () => {
    const boundary = "arn:aws:iam::123456789012:policy/boundary";
    const { resources } = await previewCommitted("prod", [
      `iam={"permissionsBoundary":"${boundary}"}`,
      'network={"mode":"dedicated","nat":"instance"}',
      "rollout.strategy=blueGreen",
    ]);
    const roles = resources.filter(({ type }) => type === "aws:iam/role:Role");
    assert.deepEqual(roles.map(({ inputs }) => inputs["name"]).sort(), [
      "mcp-catalog-execution",
      "mcp-catalog-flow-logs",
      "mcp-catalog-infrastructure",
      "mcp-catalog-nat",
      "mcp-catalog-task",
    ]);
    for (const { inputs } of roles) {
      assert.equal(inputs["permissionsBoundary"], boundary, String(inputs["name"]));
    }
  });
});
