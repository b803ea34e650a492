import assert from "node:assert/strict";
import type { Inputs, Stored } from "../../../tools/account/world/types";
import { findCauses } from "../../../live/why";
import { evidenceOf } from "../../../tools/readme/awsMessages";
import { Scenario, secretValues } from "../support/scenario";

/**
 * Resources that somebody deletes outside Pulumi, by type and a part of the id or name. A remedy
 * promises to make them again.
 */
const lost: readonly (readonly [string, string, RegExp])[] = [
  ["the log group", "aws:cloudwatch/logGroup:LogGroup", /^\/ecs\/mcp-catalog$/],
  ["a policy of the execution role", "aws:iam/rolePolicy:RolePolicy", /execution:read-secrets/],
  ["the execution role", "aws:iam/role:Role", /-execution$/],
  ["a secret of the stack", "aws:secretsmanager/secret:Secret", /supabase-url/],
  ["a secret that the settings add", "aws:secretsmanager/secret:Secret", /stripe-key/],
  ["a secret's value", "aws:secretsmanager/secretVersion:SecretVersion", /stripe-key/],
  ["the tasks' security group", "aws:ec2/securityGroup:SecurityGroup", /tasks/],
  ["the task definition", "aws:ecs/taskDefinition:TaskDefinition", /./],
  ["the target group", "aws:lb/targetGroup:TargetGroup", /./],
  ["a listener", "aws:lb/listener:Listener", /./],
  ["the service", "aws:ecs/service:Service", /./],
];

/** Deletes a resource from the account, without AWS's rules. */
function lose({ world }: Scenario, type: string, like: RegExp): Stored {
  // The newest one, because a secret's old values stay.
  const found = world
    .all(type)
    .filter(({ id, inputs }) =>
      [id, ...Object.values(inputs)].some((each) => like.test(String(each))),
    )
    .at(-1);
  assert.ok(found, `${type} ${String(like)}`);
  const all = world.resources as Stored[];
  all.splice(all.indexOf(found), 1);
  return found;
}

function serviceOf({ world }: Scenario): Stored {
  const [service] = world.all("aws:ecs/service:Service");
  assert.ok(service);
  return service;
}

/** Changes that somebody makes to a resource outside Pulumi. */
function change(stored: Stored, inputs: Inputs): void {
  stored.inputs = { ...stored.inputs, ...inputs };
  const known = Object.entries(inputs).filter(([key]) => key in stored.outputs);
  stored.outputs = { ...stored.outputs, ...Object.fromEntries(known) };
}

describe("pulumi up --refresh, which npx catalog why recommends,", () => {
  let prod: Scenario;

  before(async () => {
    prod = await Scenario.start({ stack: "prod" });
    await prod.setSecrets({ "secrets.STRIPE_KEY": secretValues.supabaseKey });
    await prod.succeed();
    prod.push("v1.0.0");
    await prod.succeed();
  });
  after(() => {
    prod.end();
  });

  for (const [what, type, like] of lost) {
    it(`makes ${what} again`, async () => {
      lose(prod, type, like);
      const missed = prod.world.all(type).length;
      const { succeeded, printed } = await prod.upRefreshed();
      assert.ok(succeeded, printed);
      assert.equal(prod.world.all(type).length, missed + 1);
      assert.deepEqual((await prod.upRefreshed()).changes, []);
    });
  }

  it("makes it again only with --refresh, because Pulumi does not notice otherwise", async () => {
    lose(prod, "aws:cloudwatch/logGroup:LogGroup", /^\/ecs\/mcp-catalog$/);
    assert.deepEqual((await prod.succeed()).changes, []);
    await prod.upRefreshed();
  });

  const changed: readonly (readonly [string, Inputs])[] = [
    [
      "the service's percentages",
      { deploymentMinimumHealthyPercent: 0, deploymentMaximumPercent: 100 },
    ],
    [
      "the service's task definition",
      { taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/other:7" },
    ],
    [
      "the service's capacity",
      { capacityProviderStrategies: [{ capacityProvider: "ec2", weight: 1, base: 0 }] },
    ],
  ];
  for (const [what, inputs] of changed) {
    it(`sets ${what} again`, async () => {
      const before = serviceOf(prod).inputs;
      change(serviceOf(prod), inputs);
      const { succeeded, printed } = await prod.upRefreshed();
      assert.ok(succeeded, printed);
      for (const key of Object.keys(inputs)) {
        assert.deepEqual(serviceOf(prod).inputs[key], before[key], key);
      }
    });
  }

  it("restores the trust of the execution role", async () => {
    const role = prod.world.all("aws:iam/role:Role").find(({ id }) => id.endsWith("-execution"));
    assert.ok(role);
    const policy = role.inputs["assumeRolePolicy"];
    change(role, { assumeRolePolicy: '{"Version":"2012-10-17","Statement":[]}' });
    const { succeeded, printed } = await prod.upRefreshed();
    assert.ok(succeeded, printed);
    assert.equal(role.inputs["assumeRolePolicy"], policy);
  });

  it("lets a listener forward to the target group again", async () => {
    const listenerNow = () => {
      const [listener] = prod.world.all("aws:lb/listener:Listener");
      assert.ok(listener);
      return listener;
    };
    const listener = listenerNow();
    const actions = listener.inputs["defaultActions"];
    change(listener, {
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } },
      ],
    });
    const { succeeded, printed } = await prod.upRefreshed();
    assert.ok(succeeded, printed);
    assert.deepEqual(listenerNow().inputs["defaultActions"], actions);
  });
});

/** The first command of a remedy, as its words: `pulumi config set [--path] [--secret] <key> <value>`. */
async function runCommand({ stack }: Scenario, remedy: string): Promise<void> {
  const command =
    /pulumi config set((?: --\w+)*) '?([\w.[\]]+)'?(?: '([^']+)'| (\S+?)[,;]?(?= |$))?/.exec(
      remedy,
    );
  assert.ok(command, remedy);
  const [, flags = "", key = "", quoted, word] = command;
  const secret = flags.includes("--secret");
  const plain = word === "<ARN>" ? policy : "debug";
  const value = quoted ?? (secret ? "canary-changed" : plain);
  await stack.setConfig(`mcp-catalog:${key}`, { value, secret }, flags.includes("--path"));
}

const policy = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

/** The remedy of `npx catalog why` if an app's log has this line when it ends. */
function remedyFor(line: string): string {
  const message = { text: "1", means: "exited" } as const;
  const evidence = evidenceOf(message, { place: "exit code" });
  const at = new Date(0);
  const [cause] = findCauses({
    ...evidence,
    log: { taskId: "1", of: "failed", startedAt: at, lines: [{ at, text: line }] },
  });
  return cause?.todo ?? "";
}

describe("The commands that npx catalog why prints", () => {
  it("let the app reach its database, call AWS, and find its variable", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      for (const line of [
        "Can't reach database server at `db.example.com`:`5432`",
        "AccessDenied: User: x is not authorized to perform: s3:GetObject on resource: y",
        "Environment variable not found: LOG_LEVEL.",
      ]) {
        await runCommand(dev, remedyFor(line));
      }
      // The remedy has two commands for a variable; the second one keeps it secret.
      await runCommand(dev, remedyFor("Error: STRIPE_KEY is required").split(" or if ")[1] ?? "");
      await dev.succeed();
      const { world } = dev;
      const ports = world
        .all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
        .map(({ inputs }) => inputs["toPort"]);
      assert.ok(ports.includes(5432), "port 5432");
      assert.deepEqual(
        world
          .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
          .map(({ inputs }) => inputs["policyArn"]),
        [policy],
      );
      const task = world.all("aws:ecs/taskDefinition:TaskDefinition").at(-1);
      const [container] = JSON.parse(String(task?.inputs["containerDefinitions"])) as {
        readonly environment: readonly { readonly name: string }[];
        readonly secrets: readonly { readonly name: string }[];
      }[];
      assert.ok(container);
      assert.ok(container.environment.some(({ name }) => name === "LOG_LEVEL"));
      assert.ok(container.secrets.some(({ name }) => name === "STRIPE_KEY"));
    } finally {
      dev.end();
    }
  });
});
