import assert from "node:assert/strict";
import { terraformType } from "../../../tools/scan/terraform/names";
import { valuesOf } from "./fixture";

describe("A type of Pulumi's in Terraform", () => {
  it("has the name that its description says", () => {
    assert.equal(terraformType("aws:lb/loadBalancer:LoadBalancer"), "aws_lb");
    assert.equal(terraformType("aws:ec2/vpc:Vpc"), "aws_vpc");
  });

  it("is refused if nobody has described it, and the error says what to do", () => {
    assert.throws(() => terraformType("aws:s3/bucketV2:BucketV2"), {
      message:
        "No Terraform type is known for aws:s3/bucketV2:BucketV2: describe it in tools/aws/, with the name that " +
        "Terraform's AWS provider has.",
    });
  });
});

describe("An input in Terraform", () => {
  it("is in snake case, digits beside their letters", () => {
    const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    assert.deepEqual(valuesOf(rule, { cidrIpv4: "0.0.0.0/0", fromPort: 80, ipProtocol: "tcp" }), {
      cidr_ipv4: "0.0.0.0/0",
      from_port: 80,
      ip_protocol: "tcp",
    });
  });

  it("has the name that Terraform has, if Pulumi has another", () => {
    assert.deepEqual(valuesOf("aws:cloudwatch/metricAlarm:MetricAlarm", { name: "high" }), {
      alarm_name: "high",
    });
    assert.deepEqual(valuesOf("aws:sns/topicSubscription:TopicSubscription", { topic: "t" }), {
      topic_arn: "t",
    });
  });

  it("stays if it is false or zero, and is left out if it has no value", () => {
    const inputs = { internal: false, idleTimeout: 0, dropInvalidHeaderFields: undefined };
    assert.deepEqual(valuesOf("aws:lb/loadBalancer:LoadBalancer", inputs), {
      internal: false,
      idle_timeout: 0,
    });
  });
});

describe("A block in Terraform", () => {
  const service = "aws:ecs/service:Service";

  it("is a list with one entry for an object, and its own inputs are named alike", () => {
    assert.deepEqual(valuesOf(service, { networkConfiguration: { assignPublicIp: true } }), {
      network_configuration: [{ assign_public_ip: true }],
    });
  });

  it("is in the singular if it is repeated, and lists of text stay as they are", () => {
    const inputs = {
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      networkConfiguration: { securityGroups: ["sg-1"], subnets: [] },
    };
    assert.deepEqual(valuesOf(service, inputs), {
      capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
      network_configuration: [{ security_groups: ["sg-1"], subnets: [] }],
    });
  });

  const singulars: readonly (readonly [type: string, input: string, block: string])[] = [
    ["aws:route53/record:Record", "aliases", "alias"],
    ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "ingress", "ingress"],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", "metricQueries", "metric_query"],
    ["aws:ecs/service:Service", "loadBalancers", "load_balancer"],
    ["aws:ecs/service:Service", "placementConstraints", "placement_constraints"],
    ["aws:ec2/launchTemplate:LaunchTemplate", "networkInterfaces", "network_interfaces"],
    ["aws:wafv2/webAcl:WebAcl", "rules", "rule"],
    [
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      "redactedFields",
      "redacted_fields",
    ],
    [
      "aws:ecr/repository:Repository",
      "imageTagMutabilityExclusionFilters",
      "image_tag_mutability_exclusion_filter",
    ],
  ];
  for (const [type, input, block] of singulars) {
    it(`${input} of ${type} is ${block}`, () => {
      assert.deepEqual(valuesOf(type, { [input]: [{ anyKey: 1 }] }), { [block]: [{ any_key: 1 }] });
    });
  }

  it("does not exist for an object that is a map with keys of the user's choice", () => {
    const inputs = { dimensions: { ClusterName: "c" }, tags: { costCenter: "web" } };
    assert.deepEqual(valuesOf("aws:cloudwatch/metricAlarm:MetricAlarm", inputs), inputs);
  });
});
