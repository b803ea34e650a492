import assert from "node:assert/strict";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { generatedId } from "../../../tools/assumed/generated";
import { terraformPlan } from "../../../tools/scan/terraform/plan";
import { after, expressions, made, values, valuesOf } from "./fixture";

const bucket = {
  ...made("aws:s3/bucket:Bucket", "logs", { bucket: "shop-logs" }),
  id: "shop-logs",
};
const access = made("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "logs-private", {
  bucket: "shop-logs",
});
const role = { ...made("aws:iam/role:Role", "role", { name: "shop-role" }), id: "shop-role" };
const group = made("aws:ec2/securityGroup:SecurityGroup", "group");

describe("A reference in a plan", () => {
  it("is found by the id of what the resource depends on, and the value stays", () => {
    const rule = made("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in", {
      securityGroupId: "group-id",
      cidrIpv4: "10.0.0.0/8",
    });
    const { plan } = terraformPlan([group, after(rule, group)]);
    assert.deepEqual(expressions(plan), {
      "aws_security_group.group": {},
      "aws_vpc_security_group_ingress_rule.in": {
        security_group_id: { references: ["aws_security_group.group"] },
      },
    });
    assert.equal(values(plan)[1]?.["security_group_id"], "group-id");
  });

  it("is found by an ARN that is the id", () => {
    const id = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/1a2b";
    const balancer = { ...made("aws:lb/loadBalancer:LoadBalancer", "lb"), id };
    const listener = made("aws:lb/listener:Listener", "http", { loadBalancerArn: id });
    const { plan } = terraformPlan([balancer, after(listener, balancer)]);
    assert.deepEqual(expressions(plan)["aws_lb_listener.http"], {
      load_balancer_arn: { references: ["aws_lb.lb"] },
    });
  });

  it("is found by an ARN that ends with the id, with a revision or without", () => {
    const family = made("aws:ecs/taskDefinition:TaskDefinition", "task", { family: "shop" });
    const task = { ...family, id: "shop" };
    const service = made("aws:ecs/service:Service", "app", {
      taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1",
      iamRole: "arn:aws:iam::123456789012:role/shop-role",
    });
    const { plan } = terraformPlan([task, role, group, after(service, task, role, group)]);
    assert.deepEqual(expressions(plan)["aws_ecs_service.app"], {
      task_definition: { references: ["aws_ecs_task_definition.task"] },
      iam_role: { references: ["aws_iam_role.role"] },
    });
  });

  it("is found by an ARN that ends with a path, or has a wildcard after it", () => {
    const logs = { ...made("aws:cloudwatch/logGroup:LogGroup", "logs"), id: "/vpc/shop" };
    const arn = "arn:aws:logs:us-east-1:123456789012:log-group:/vpc/shop";
    const flow = made("aws:ec2/flowLog:FlowLog", "flow", { logDestination: arn });
    const waf = made("aws:ec2/flowLog:FlowLog", "waf", { logDestination: `${arn}:*` });
    const { plan } = terraformPlan([logs, after(flow, logs), after(waf, logs)]);
    for (const name of ["flow", "waf"])
      assert.deepEqual(expressions(plan)[`aws_flow_log.${name}`], {
        log_destination: { references: ["aws_cloudwatch_log_group.logs"] },
      });
  });

  it("is found by what AWS makes up for a resource beside its id", () => {
    const standIn = generatedId("balancer");
    const id = `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/${standIn}`;
    const balancer = { ...made("aws:lb/loadBalancer:LoadBalancer", "lb"), id };
    const name = `shop-${standIn}.us-east-1.elb.amazonaws.com`;
    const record = made("aws:route53/record:Record", "www", { aliases: [{ name }] });
    const { plan } = terraformPlan([balancer, group, after(record, group, balancer)]);
    assert.deepEqual(expressions(plan)["aws_route53_record.www"], {
      alias: [{ name: { references: ["aws_lb.lb"] } }],
    });
  });

  it("is found by a bucket's name, in blocks and in lists", () => {
    const balancer = made("aws:lb/loadBalancer:LoadBalancer", "lb", {
      accessLogs: { bucket: "shop-logs", enabled: true },
      securityGroups: ["group-id", "sg-other"],
    });
    const { plan } = terraformPlan([bucket, group, after(balancer, bucket, group)]);
    assert.deepEqual(expressions(plan)["aws_lb.lb"], {
      access_logs: [{ bucket: { references: ["aws_s3_bucket.logs"] } }],
      security_groups: { references: ["aws_security_group.group"] },
    });
  });

  it("is left out if the resource does not depend on its target", () => {
    const { plan } = terraformPlan([bucket, access]);
    assert.deepEqual(expressions(plan)["aws_s3_bucket_public_access_block.logs-private"], {});
  });
});

describe("A plan", () => {
  it("has an address of its own for each resource, which leads back to it", () => {
    const [one, two] = ["a", "b"].map((parent) => ({
      ...made("aws:iam/role:Role", "role"),
      urn: parent,
    }));
    assert.ok(one && two);
    const { plan, resources } = terraformPlan([one, two]);
    assert.deepEqual(
      [...resources],
      [
        ["aws_iam_role.role", one],
        ["aws_iam_role.role-2", two],
      ],
    );
    const addresses = plan.planned_values.root_module.resources.map(({ address }) => address);
    assert.deepEqual(addresses, [...resources.keys()]);
  });

  it("leaves out what is not of Pulumi's AWS package, and says so", () => {
    const provider = made("pulumi:providers:aws", "aws");
    const component = { ...made("mcp-catalog:network:Network", "network"), custom: false };
    const vpc = { ...component, type: "awsx:ec2:Vpc", remote: true };
    const image = made("docker:index/image:Image", "image");
    const { plan, left } = terraformPlan([provider, component, vpc, image, role]);
    assert.deepEqual(left, [vpc, image]);
    assert.equal(plan.planned_values.root_module.resources.length, 1);
  });

  it("has policies as text, whichever way the program gave them", () => {
    const policy = { Version: "2012-10-17", Statement: [] };
    const type = "aws:s3/bucketPolicy:BucketPolicy";
    assert.deepEqual(valuesOf(type, { policy }), { policy: JSON.stringify(policy) });
    assert.deepEqual(valuesOf(type, { policy: "{}" }), { policy: "{}" });
  });

  it("has no secret's value, and what is not known yet as text", () => {
    const values = valuesOf("aws:secretsmanager/secretVersion:SecretVersion", {
      secretId: new UnknownValue(),
      secretString: new SecretValue("canary"),
      versionStages: [new SecretValue("canary")],
    });
    assert.deepEqual(values, {
      secret_id: "[known after up]",
      secret_string: "[secret]",
      version_stages: ["[secret]"],
    });
    assert.doesNotMatch(JSON.stringify(values), /canary/);
  });
});
