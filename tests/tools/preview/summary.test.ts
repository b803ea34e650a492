import assert from "node:assert/strict";
import { SecretValue } from "../../../tools/evaluate";
import { unsetSecret } from "../../../tools/stack/standIns";
import { physicalName, shortType } from "../../../tools/preview/summary";
import { previewCommitted } from "../../support/stack";
import { resource } from "./fixture";

type Inputs = Readonly<Record<string, unknown>>;

function nameOf(type: string, inputs: Inputs): string {
  return physicalName(resource(type, "r", { inputs }), []);
}

describe("shortType", () => {
  it("drops the repeated part", () => {
    assert.equal(shortType("aws:ecs/service:Service"), "aws:ecs:Service");
    assert.equal(shortType("awsx:ec2:Vpc"), "awsx:ec2:Vpc");
    assert.equal(shortType("pulumi:providers:aws"), "pulumi:providers:aws");
    assert.equal(shortType("alone:type"), "alone:type");
  });
});

describe("physicalName", () => {
  it("is the input under which AWS knows the resource", () => {
    const type = "aws:x/y:Y";
    assert.equal(nameOf(type, { name: "a" }), "a");
    assert.equal(nameOf(type, { namePrefix: "a-" }), "a-*");
    assert.equal(nameOf(type, { family: "a" }), "a");
    assert.equal(nameOf(type, { dashboardName: "a" }), "a");
    assert.equal(nameOf(type, { imageName: "a:v1" }), "a:v1");
    assert.equal(nameOf(type, { family: "second", name: "first" }), "first");
  });

  it("is empty for a resource without a name", () => {
    assert.equal(nameOf("test:index:Group", {}), "");
  });

  const nameless: readonly (readonly [string, Inputs, string])[] = [
    ["pulumi:providers:aws", { region: "eu-west-1" }, "eu-west-1"],
    [
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      { policyArn: "arn:aws:iam::aws:policy/service-role/Managed" },
      "Managed",
    ],
    [
      "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
      { capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
      "FARGATE, FARGATE_SPOT",
    ],
    ["aws:lb/listener:Listener", { protocol: "HTTPS", port: 443 }, "HTTPS:443"],
    ["aws:lb/listenerRule:ListenerRule", { priority: 1 }, "divides the traffic"],
    ["random:index/randomBytes:RandomBytes", { length: 32 }, "32 bytes"],
    [
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { fromPort: 80, ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0" },
      "80/tcp from 0.0.0.0/0",
    ],
    [
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      { fromPort: 443, ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16" },
      "443/tcp to 10.0.0.0/16",
    ],
    [
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      { fromPort: 1024, toPort: 65535, ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16" },
      "1024-65535/tcp to 10.0.0.0/16",
    ],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", { serviceName: "com.amazonaws.s3" }, "com.amazonaws.s3"],
    ["aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", tags: { Name: "n" } }, "10.0.0.0/16"],
    [
      "aws:ec2/subnet:Subnet",
      { cidrBlock: "10.0.0.0/18", availabilityZone: "eu-west-1a", tags: { Name: "n" } },
      "10.0.0.0/18 in eu-west-1a",
    ],
    ["aws:ec2/internetGateway:InternetGateway", { tags: { Name: "network" } }, "network"],
    ["aws:ec2/natGateway:NatGateway", { tags: { Name: "network-1" } }, "network-1"],
    ["aws:ec2/eip:Eip", { domain: "vpc", tags: { Name: "network-1" } }, "network-1"],
    ["aws:ec2/routeTable:RouteTable", { tags: { Name: "network-public-1" } }, "network-public-1"],
    ["aws:ec2/routeTableAssociation:RouteTableAssociation", { subnetId: "s" }, "of its subnet"],
    [
      "aws:appautoscaling/target:Target",
      { minCapacity: 2, maxCapacity: 6, resourceId: "service/a/b" },
      "2 to 6 tasks",
    ],
    ["aws:appautoscaling/target:Target", { minCapacity: 1, maxCapacity: 1 }, "1 task"],
    [
      "aws:appautoscaling/scheduledAction:ScheduledAction",
      {
        schedule: "cron(5 7 ? * MON,TUE *)",
        timezone: "Europe/Berlin",
        scalableTargetAction: { minCapacity: 2, maxCapacity: 6 },
      },
      "2 to 6 tasks from 07:05 on MON,TUE, Europe/Berlin",
    ],
    [
      "aws:appautoscaling/scheduledAction:ScheduledAction",
      {
        schedule: "cron(0 20 * * ? *)",
        timezone: "Asia/Seoul",
        scalableTargetAction: { minCapacity: 0, maxCapacity: 0 },
      },
      "0 tasks from 20:00, Asia/Seoul",
    ],
    ["awsx:ec2:Vpc", { cidrBlock: "10.0.0.0/16" }, "10.0.0.0/16"],
    [
      "aws:sns/topicSubscription:TopicSubscription",
      { protocol: "email", endpoint: "a@example.com" },
      "a@example.com",
    ],
  ];
  for (const [type, inputs, expected] of nameless) {
    it(`says in a few words what a ${shortType(type)} does`, () => {
      assert.equal(nameOf(type, { ...inputs, name: "not this one" }), expected);
    });
  }

  it("says whether a secret's version has a value, and never shows it", () => {
    const type = "aws:secretsmanager/secretVersion:SecretVersion";
    assert.equal(nameOf(type, { secretString: new SecretValue("canary") }), "[secret]");
    assert.equal(nameOf(type, { secretString: new SecretValue(unsetSecret) }), "[not set]");
  });

  describe("of a rule that refers to a security group", () => {
    const groupType = "aws:ec2/securityGroup:SecurityGroup";
    const group = resource(groupType, "group", { id: "sg-1", inputs: { namePrefix: "alb-" } });
    const rule = (dependencies: readonly string[]) =>
      resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", {
        inputs: { fromPort: 3000, ipProtocol: "tcp", referencedSecurityGroupId: "sg-1" },
        dependencies,
      });

    it("has the group's name prefix instead of its id", () => {
      const others = [resource(groupType, "other", { id: "sg-2" }), group];
      assert.equal(physicalName(rule([group.urn]), others), "3000/tcp from alb-*");
    });

    it("has the id of a group that is not the stack's own", () => {
      assert.equal(physicalName(rule([]), [group]), "3000/tcp from sg-1");
      assert.equal(physicalName(rule([group.urn]), []), "3000/tcp from sg-1");
    });
  });

  it("leaves no resource of the committed stacks, nor of a dedicated network, without one", async () => {
    const dedicated = ["network.mode=dedicated", "monitoring.alarmEmail=a@example.com"];
    const shifting = ["rollout.strategy=canary"];
    for (const { resources } of [
      await previewCommitted("dev"),
      await previewCommitted("prod", dedicated),
      await previewCommitted("prod", shifting),
    ]) {
      const created = resources.filter((each) => each.custom || each.remote);
      const bad = created.filter((each) =>
        /^$|undefined|object/.test(physicalName(each, resources)),
      );
      assert.deepEqual(
        bad.map(({ urn }) => urn),
        [],
      );
    }
  });
});
