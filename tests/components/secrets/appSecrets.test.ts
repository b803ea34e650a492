import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { SecretValue } from "../../../tools/evaluate";
import {
  declared,
  random,
  randomType,
  runSecrets,
  secretType,
  versionType,
  type Declared,
} from "./runSecrets";

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

  it("lets every secret be removed, because its recovery window protects it", async () => {
    for (const days of [0, 7]) {
      for (const each of (await runSecrets(declared, days)).all(secretType)) {
        assert.equal(each.inputs["recoveryWindowInDays"], days);
        assert.notEqual(each.options.protect, true);
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

  it("refers to each secret by its full ARN and version, and passes on its value", async () => {
    const { outputs } = await runSecrets();
    assert.deepEqual(outputs, {
      DB_URL: new SecretValue("canary-1"),
      API_KEY: new SecretValue("canary-2"),
      arns: ["secrets-db-url-arn", "secrets-api-key-arn"],
      references: [
        { variable: "DB_URL", valueFrom: "secrets-db-url-arn:::v-1" },
        { variable: "API_KEY", valueFrom: "secrets-api-key-arn:::v-1" },
      ],
    });
  });

  it("shows no value in its inputs and outputs", async () => {
    const { resources, outputs } = await runSecrets([...declared, random]);
    const everything = JSON.stringify({ resources, outputs });
    assert.ok(everything.includes("shop/db-url"));
    assert.ok(!everything.includes("canary"));
  });

  it("is the parent of everything that it makes", async () => {
    const secrets = await runSecrets();
    const component = secrets.one("mcp-catalog:appSecrets:AppSecrets");
    const children = secrets.resources.filter((each) => each.custom);
    assert.equal(children.length, 4);
    for (const child of children) assert.equal(child.parent, component.urn);
  });

  it("makes nothing if no secret is declared", async () => {
    const { resources, outputs } = await runSecrets([]);
    assert.equal(resources.length, 1);
    assert.deepEqual(outputs, { arns: [], references: [] });
  });
});

describe("a secret that is made up", () => {
  it("has the given number of random bytes, is made once, and is written as Base64", async () => {
    const secrets = await runSecrets([random]);
    const bytes = secrets.one(randomType);
    assert.equal(bytes.name, "secrets-app-key-random");
    assert.deepEqual(bytes.inputs, { length: 24 });
    assert.deepEqual(secrets.one(versionType).inputs, {
      secretId: "secrets-app-key-id",
      secretString: new SecretValue("canary-base64"),
    });
  });

  it("is pinned and passed on like every other secret, and belongs to the component", async () => {
    const secrets = await runSecrets([random]);
    assert.deepEqual(secrets.outputs, {
      arns: ["secrets-app-key-arn"],
      references: [{ variable: "APP_KEY", valueFrom: "secrets-app-key-arn:::v-1" }],
      APP_KEY: new SecretValue("canary-base64"),
    });
    const component = secrets.one("mcp-catalog:appSecrets:AppSecrets");
    assert.equal(secrets.one(randomType).parent, component.urn);
  });

  it("is not made if the stack file has the value", async () => {
    assert.deepEqual((await runSecrets()).all(randomType), []);
  });
});

describe("a secret whose rotation is followed", () => {
  const [first, second] = declared as readonly [Declared, Declared];
  const followed = () => runSecrets([{ ...first, followRotation: true }, second]);

  it("is read by its ARN alone, so that new tasks take the newest version", async () => {
    const { outputs } = await followed();
    assert.deepEqual(outputs["references"], [
      { variable: "DB_URL", valueFrom: "secrets-db-url-arn" },
      { variable: "API_KEY", valueFrom: "secrets-api-key-arn:::v-1" },
    ]);
  });

  it("gets another value of the stack file, as other secrets do", async () => {
    const secrets = await followed();
    for (const name of ["secrets-db-url-value", "secrets-api-key-value"]) {
      assert.ok(!secrets.named(versionType, name).options.ignoreChanges.includes("secretString"));
    }
    assert.deepEqual(
      secrets.named(versionType, "secrets-db-url-value").inputs["secretString"],
      new SecretValue("canary-1"),
    );
  });

  it("keeps the version that the stack file made, by a label that no rotation takes and no run gives back", async () => {
    const secrets = await followed();
    const version = secrets.named(versionType, "secrets-db-url-value");
    assert.deepEqual(version.inputs["versionStages"], ["AWSCURRENT", "pulumi"]);
    assert.deepEqual(version.options.ignoreChanges, ["versionStages"]);
    const pinned = secrets.named(versionType, "secrets-api-key-value");
    assert.equal(pinned.inputs["versionStages"], undefined);
    assert.deepEqual(pinned.options.ignoreChanges, []);
  });
});

describe("a version of a secret", () => {
  it("stays for the revisions that name it, unless nothing is kept and nobody else rotates it", async () => {
    for (const [days, followRotation] of [
      [0, false],
      [30, false],
      [0, true],
    ] as const) {
      const retained: unknown[] = [];
      const look: pulumi.ResourceTransformation = ({ type, opts }) => {
        const { retainOnDelete } = opts as pulumi.CustomResourceOptions;
        if (type === versionType) retained.push(retainOnDelete);
        return undefined;
      };
      const secrets = declared.map((each) => ({ ...each, followRotation }));
      await runSecrets(secrets, days, { transformations: [look] });
      assert.deepEqual(retained, Array(2).fill(days > 0 || followRotation));
    }
  });
});
