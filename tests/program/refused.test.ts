import assert from "node:assert/strict";
import { refusalOf } from "../../tools/account/refusals";
import { runCommitted } from "../support/stack";

/** Together they make every kind of security group and every form of the service. */
const configurations: readonly (readonly [string, readonly string[]])[] = [
  ["dev", []],
  ["prod", []],
  ["prod", ["network.nat=instance"]],
  ["prod", ["network.nat=none"]],
  ["prod", ['network={"mode":"dedicated","endpoints":["ecr.api"]}']],
  ["prod", ["network.mode=default"]],
  ["prod", ["rollout.alarms=false", "rollout.strategy=rolling"]],
  ["prod", ["rollout.strategy=canary"]],
  [
    "prod",
    [
      'network={"mode":"existing","vpcId":"vpc-0a1b2c3d","balancerSubnetIds":["subnet-0a1b2c3d","subnet-1a1b2c3d"],"taskSubnetIds":["subnet-2a1b2c3d"],"dnsServers":["10.0.0.2/32"]}',
    ],
  ],
];

describe("What AWS refuses", () => {
  for (const [stack, settings] of configurations) {
    it(`is not in ${[stack, ...settings].join(" ").slice(0, 70)}`, async () => {
      const { resources } = await runCommitted(stack, settings);
      const refused = resources.flatMap(({ type, name, inputs }) => {
        const refusal = refusalOf(type, inputs);
        return refusal ? [`${name}: ${refusal.message}`] : [];
      });
      assert.deepEqual(refused, []);
    });
  }

  it("are an apostrophe in a group's description and alarms without names", () => {
    const group = { description: "The app's tasks" };
    assert.match(
      refusalOf("aws:ec2/securityGroup:SecurityGroup", group)?.message ?? "",
      /Invalid security group description/,
    );
    const alarms = { alarmNames: [], enable: false, rollback: false };
    assert.match(
      refusalOf("aws:ecs/service:Service", { alarms })?.message ?? "",
      /missing required field/,
    );
  });
});
