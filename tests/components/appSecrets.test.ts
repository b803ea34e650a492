import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { AppSecrets } from "../../components";
import { SecretValue } from "../../operations/evaluate";
import { run } from "../support/program";

const secretType = "aws:secretsmanager/secret:Secret";
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";

const declared = [
  { variable: "DB_URL", name: "db-url", description: "Database", value: "canary-1" },
  { variable: "API_KEY", name: "api-key", description: "Key", value: "canary-2" },
];

function runSecrets(secrets = declared, recoveryWindowInDays = 30) {
  return run(
    () => {
      const made = new AppSecrets("secrets", {
        prefix: "shop",
        recoveryWindowInDays,
        secrets: secrets.map((each) => ({ ...each, value: pulumi.secret(each.value) })),
      });
      return { arns: made.arns, references: made.references };
    },
    { outputs: { [versionType]: { versionId: "v-1" } } },
  );
}

describe("AppSecrets", () => {
  it("makes each secret under the prefix, with its description", async () => {
    const secrets = await runSecrets();
    assert.equal(secrets.all(secretType).length, 2);
    assert.deepEqual(secrets.named(secretType, "secrets-db-url").inputs, {
      name: "shop/db-url",
      description: "Database",
      recoveryWindowInDays: 30,
    });
    assert.deepEqual(secrets.named(secretType, "secrets-api-key").inputs, {
      name: "shop/api-key",
      description: "Key",
      recoveryWindowInDays: 30,
    });
  });

  it("guards secrets against deletion, except where their names are freed at once", async () => {
    for (const days of [0, 7]) {
      for (const each of (await runSecrets(declared, days)).all(secretType)) {
        assert.equal(each.inputs["recoveryWindowInDays"], days);
        assert.equal(each.options.protect, days > 0);
      }
    }
  });

  it("keeps each value as a version of its own secret", async () => {
    const secrets = await runSecrets();
    assert.deepEqual(secrets.named(versionType, "secrets-db-url-value").inputs, {
      secretId: "secrets-db-url-id",
      secretString: new SecretValue("canary-1"),
    });
    assert.deepEqual(secrets.named(versionType, "secrets-api-key-value").inputs, {
      secretId: "secrets-api-key-id",
      secretString: new SecretValue("canary-2"),
    });
  });

  it("refers to each secret by its full ARN and the version that was made", async () => {
    const { outputs } = await runSecrets();
    assert.deepEqual(outputs, {
      arns: ["secrets-db-url-arn", "secrets-api-key-arn"],
      references: [
        { variable: "DB_URL", valueFrom: "secrets-db-url-arn:::v-1" },
        { variable: "API_KEY", valueFrom: "secrets-api-key-arn:::v-1" },
      ],
    });
  });

  it("shows no value in what it registers or hands on", async () => {
    const { resources, outputs } = await runSecrets();
    const everything = JSON.stringify({ resources, outputs });
    assert.ok(everything.includes("shop/db-url"));
    assert.ok(!everything.includes("canary"));
  });

  it("is the parent of all that it makes", async () => {
    const secrets = await runSecrets();
    const component = secrets.one("mcp-catalog:appSecrets:AppSecrets");
    const children = secrets.resources.filter((each) => each.custom);
    assert.equal(children.length, 4);
    for (const child of children) assert.equal(child.parent, component.urn);
  });

  it("makes nothing where no secret is declared", async () => {
    const { resources, outputs } = await runSecrets([]);
    assert.equal(resources.length, 1);
    assert.deepEqual(outputs, { arns: [], references: [] });
  });
});
