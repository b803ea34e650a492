import assert from "node:assert/strict";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import { allowReadingSecrets, ExecutionRole } from "../../../components";
import { json, run } from "../../support/program";

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const policyType = "aws:iam/rolePolicy:RolePolicy";

const arns = ["arn:aws:secretsmanager:x:1:secret:shop/a-AbCdEf", "arn:aws:secretsmanager:x:1:b"];

interface Changes {
  readonly secretArns?: readonly string[];
  readonly region?: string;
  readonly managedPolicy?: boolean;
  readonly keyArn?: string;
  readonly permissionsBoundary?: string;
}

const roleArgs = {
  roleName: "shop-execution",
  region: "eu-west-1",
  accountId: "123456789012",
  repositoryArn: "arn:aws:ecr:eu-west-1:123456789012:repository/shop",
  logGroupName: "/ecs/shop",
  managedPolicy: false,
};

function runRole({ secretArns = arns, ...args }: Changes = {}) {
  return run(() => {
    const role = new ExecutionRole("role", { ...roleArgs, ...args });
    allowReadingSecrets("role-secrets", role, secretArns);
    return { arn: role.arn, keyArn: role.keyArn };
  });
}

describe("ExecutionRole", () => {
  it("can be assumed only by ECS tasks of this account and region", async () => {
    const role = (await runRole()).one(roleType);
    assert.deepEqual(json(role, "assumeRolePolicy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEqualsIfExists: { "aws:SourceAccount": "123456789012" },
            ArnLikeIfExists: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:123456789012:*" },
          },
        },
      ],
    });
  });

  it("has a name, a description, and only its separate policies", async () => {
    const { assumeRolePolicy, ...rest } = (await runRole()).one(roleType).inputs;
    assert.equal(typeof assumeRolePolicy, "string");
    assert.deepEqual(rest, {
      name: "shop-execution",
      description: "Starts the tasks: pulls the image, writes logs, reads the declared secrets",
    });
  });

  it("has a permissions boundary if there is one", async () => {
    const permissionsBoundary = "arn:aws:iam::123456789012:policy/boundary";
    const { inputs } = (await runRole({ permissionsBoundary })).one(roleType);
    assert.equal(inputs["permissionsBoundary"], permissionsBoundary);
  });

  it("may pull from this repository and write to this log group, and has no policy of AWS's", async () => {
    const role = await runRole();
    assert.deepEqual(role.all(attachmentType), []);
    const policy = role.named(policyType, "role-start");
    assert.deepEqual([policy.inputs["role"], policy.inputs["name"]], ["role-id", "start-tasks"]);
    assert.deepEqual(json(policy, "policy"), {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
          Effect: "Allow",
          Action: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
          ],
          Resource: "arn:aws:ecr:eu-west-1:123456789012:repository/shop",
        },
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/shop:*",
        },
      ],
    });
  });

  for (const [region, partition] of [
    ["eu-west-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ] as const) {
    it(`has AWS's managed policy instead if the settings ask for it, in ${region}`, async () => {
      const role = await runRole({ region, managedPolicy: true });
      assert.deepEqual(role.one(attachmentType).inputs, {
        role: "shop-execution",
        policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
      });
      assert.deepEqual(
        role.all(policyType).map(({ name }) => name),
        ["role-secrets"],
      );
    });

    it(`names the partition of ${region} in every ARN`, async () => {
      const role = await runRole({ region, secretArns: [] });
      const texts = [
        String(role.one(policyType).inputs["policy"]).replace(/arn:aws:ecr:[^"]*/, ""),
        String(role.one(roleType).inputs["assumeRolePolicy"]),
      ];
      for (const text of texts) {
        const found = [...text.matchAll(/arn:([^:]+):/g)].map(([, each]) => each);
        assert.deepEqual(new Set(found), new Set([partition]), text);
      }
    });
  }

  it("may read exactly the declared secrets, and nothing else", async () => {
    const policy = (await runRole()).named(policyType, "role-secrets");
    assert.deepEqual([policy.inputs["role"], policy.inputs["name"]], ["role-id", "read-secrets"]);
    assert.deepEqual(json(policy, "policy"), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns }],
    });
  });

  for (const [region, service] of [
    ["eu-west-1", "secretsmanager.eu-west-1.amazonaws.com"],
    ["us-gov-west-1", "secretsmanager.us-gov-west-1.amazonaws.com"],
    ["cn-north-1", "secretsmanager.cn-north-1.amazonaws.com.cn"],
  ] as const) {
    it(`may use a customer's key only through Secrets Manager, in ${region}`, async () => {
      const role = await runRole({ region, keyArn: "the-key-arn" });
      const policy = role.named(policyType, "role-key");
      assert.deepEqual(
        [policy.inputs["role"], policy.inputs["name"]],
        ["role-id", "decrypt-secrets"],
      );
      assert.deepEqual(json(policy, "policy"), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: "the-key-arn",
            Condition: { StringEquals: { "kms:ViaService": service } },
          },
        ],
      });
    });
  }

  it("passes on the key only after it may use the key", async () => {
    const role = await runRole({ keyArn: "the-key-arn" });
    assert.equal(role.outputs["keyArn"], "the-key-arn");
    const encrypted = await run(() => {
      const { keyArn } = new ExecutionRole("role", { ...roleArgs, keyArn: "the-key-arn" });
      const secret = new secretsmanager.Secret("secret", { kmsKeyId: keyArn });
      return { arn: secret.arn };
    });
    const secret = encrypted.one("aws:secretsmanager/secret:Secret");
    assert.ok([...encrypted.waitsFor(secret)].includes("role-key"));
  });

  it("has no policy for secrets if there are none", async () => {
    const role = await runRole({ secretArns: [] });
    assert.deepEqual(
      role.all(policyType).map(({ name }) => name),
      ["role-start"],
    );
  });

  it("is the parent of everything that it makes, and passes on the role's ARN", async () => {
    const role = await runRole();
    const component = role.one("mcp-catalog:executionRole:ExecutionRole");
    const children = role.resources.filter((each) => each.custom);
    assert.equal(children.length, 3);
    for (const child of children) assert.equal(child.parent, component.urn);
    assert.equal(role.outputs["arn"], "role-arn");
  });
});
