import assert from "node:assert/strict";
import type { Inputs, Stored } from "../../../tools/account/world/types";
import { secretValues } from "../support/canaries";
import { Scenario } from "../support/scenario";

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
    prod = await Scenario.running({ stack: "prod" });
    await prod.setSecrets({ "secrets.STRIPE_KEY": secretValues.supabaseKey });
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
