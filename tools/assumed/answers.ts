import { partitionOf } from "../../components/partition";
import type { Answers } from "../evaluate";
import { awsxVpc, awsxVpcType } from "./awsxVpc";
import { assumedAccount, assumedLookup, type AssumedAccount } from "./assumptions";
import { generatedDigest, generatedId } from "./generated";
import { networkAnswers } from "./networkAnswers";
import { assumedHostOutputs } from "./assumedHost";
import { readHostFile, type FindHostFile } from "../stack/hostFile";

type Outputs = Readonly<Record<string, unknown>>;
type Inputs = Readonly<Record<string, unknown>>;
interface Answer {
  readonly id: string;
  readonly outputs: Outputs;
}

/** What AWS would answer, as far as it can be known without asking: names and ARNs real, ids made up. */
export function previewAnswers(
  assumed: AssumedAccount,
  findHostFile: FindHostFile = readHostFile,
): Answers {
  const { region } = assumed;
  const arn = (service: string, resource: string) =>
    `arn:${partitionOf(region)}:${service}:${region}:${assumedAccount}:${resource}`;
  const global = (service: string, resource: string) =>
    `arn:${partitionOf(region)}:${service}::${assumedAccount}:${resource}`;
  return {
    resource: (args) => {
      const answer = resourceAnswers[args.type];
      const id = (prefix: string) => prefix + generatedId(args.type + args.name);
      const made: Made = { id, region, findHostFile };
      return (
        answer?.(args.inputs as Inputs, made, arn, global) ?? { id: made.id("id-"), outputs: {} }
      );
    },
    lookup: ({ token, inputs }) => assumedLookup(token, assumed, inputs as Inputs).result,
    children: (component, register) =>
      component.type === awsxVpcType ? awsxVpc(component, register, zoneNames(region)) : undefined,
  };
}

interface Made {
  readonly id: (prefix: string) => string;
  readonly region: string;
  readonly findHostFile: FindHostFile;
}
type Arn = (service: string, resource: string) => string;
type ResourceAnswer = (inputs: Inputs, made: Made, arn: Arn, global: Arn) => Answer;

/** Shape of most resources: an id, an ARN, nothing else. */
function withArn(id: string, arn: string, outputs: Outputs = {}): Answer {
  return { id, outputs: { arn, ...outputs } };
}

const resourceAnswers: Readonly<Record<string, ResourceAnswer>> = {
  ...networkAnswers,
  "pulumi:pulumi:StackReference": (inputs, { region, findHostFile }) => {
    const name = String(inputs["name"]);
    const shared = assumedHostOutputs(name, { region, account: assumedAccount, findHostFile });
    return { id: name, outputs: { outputs: { shared }, secretOutputNames: [] } };
  },
  "aws:ecr/repository:Repository": (inputs, { region }, arn) => {
    const name = String(inputs["name"]);
    return withArn(name, arn("ecr", `repository/${name}`), {
      registryId: assumedAccount,
      repositoryUrl: `${assumedAccount}.dkr.ecr.${region}.amazonaws.com/${name}`,
    });
  },
  "aws:secretsmanager/secret:Secret": (inputs, made, arn) => {
    const secretArn = arn("secretsmanager", `secret:${String(inputs["name"])}-${made.id("")}`);
    return withArn(secretArn, secretArn);
  },
  "aws:secretsmanager/secretVersion:SecretVersion": (inputs, made) => {
    const versionId = made.id("version-");
    const secretArn = String(inputs["secretId"]);
    return withArn(`${secretArn}|${versionId}`, secretArn, { versionId });
  },
  "aws:iam/role:Role": (inputs, _, __, global) => {
    const name = String(inputs["name"]);
    return withArn(name, global("iam", `role/${name}`));
  },
  "aws:ecs/cluster:Cluster": (inputs, _, arn) => {
    const clusterArn = arn("ecs", `cluster/${String(inputs["name"])}`);
    return withArn(clusterArn, clusterArn);
  },
  "aws:ecs/taskDefinition:TaskDefinition": (inputs, _, arn) => {
    const family = String(inputs["family"]);
    return withArn(family, arn("ecs", `task-definition/${family}:1`), { revision: 1 });
  },
  "aws:ecs/service:Service": (inputs, _, arn) => {
    const cluster = String(inputs["cluster"]).split("/").at(-1);
    const serviceArn = arn("ecs", `service/${cluster}/${String(inputs["name"])}`);
    return withArn(serviceArn, serviceArn);
  },
  "aws:lb/loadBalancer:LoadBalancer": (inputs, made, arn) => {
    const name = String(inputs["name"]);
    const arnSuffix = `app/${name}/${made.id("")}`;
    const balancerArn = arn("elasticloadbalancing", `loadbalancer/${arnSuffix}`);
    return withArn(balancerArn, balancerArn, {
      arnSuffix,
      dnsName: `${name}-${made.id("")}.${made.region}.elb.amazonaws.com`,
      zoneId: `Z${made.id("")}`,
    });
  },
  "aws:kms/key:Key": (_, made, arn) => {
    const keyId = made.id("key-");
    return withArn(keyId, arn("kms", `key/${keyId}`), { keyId });
  },
  "aws:acm/certificate:Certificate": (inputs, made, arn) => {
    const certificateArn = arn("acm", `certificate/${made.id("")}`);
    const proof = {
      domainName: inputs["domainName"],
      resourceRecordName: `_${made.id("")}.${String(inputs["domainName"])}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${made.id("")}.acm-validations.aws.`,
    };
    return withArn(certificateArn, certificateArn, { domainValidationOptions: [proof] });
  },
  "aws:route53/record:Record": (inputs, made) => ({
    id: made.id("record-"),
    outputs: { fqdn: inputs["name"] },
  }),
  "aws:lb/targetGroup:TargetGroup": (inputs, made, arn) => {
    const arnSuffix = `targetgroup/${String(inputs["name"])}/${made.id("")}`;
    const groupArn = arn("elasticloadbalancing", arnSuffix);
    return withArn(groupArn, groupArn, { arnSuffix });
  },
  "aws:lb/listener:Listener": (inputs, made, arn) => {
    const suffix = String(inputs["loadBalancerArn"]).split(":loadbalancer/").at(-1);
    const listenerArn = arn("elasticloadbalancing", `listener/${suffix}/${made.id("")}`);
    return withArn(listenerArn, listenerArn);
  },
  "aws:lb/listenerRule:ListenerRule": (inputs, made, arn) => {
    const suffix = String(inputs["listenerArn"]).split(":listener/").at(-1);
    const ruleArn = arn("elasticloadbalancing", `listener-rule/${suffix}/${made.id("")}`);
    return withArn(ruleArn, ruleArn);
  },
  "aws:s3/bucket:Bucket": (inputs, { region }) => {
    const name = String(inputs["bucket"]);
    return withArn(name, `arn:${partitionOf(region)}:s3:::${name}`);
  },
  "aws:wafv2/webAcl:WebAcl": (inputs, made, arn) => {
    const id = made.id("");
    return withArn(id, arn("wafv2", `regional/webacl/${String(inputs["name"])}/${id}`));
  },
  "random:index/randomBytes:RandomBytes": (_, made) => ({
    id: made.id("random-"),
    outputs: { base64: made.id("random-") },
  }),
  "aws:cloudwatch/logGroup:LogGroup": (inputs, _, arn) => {
    const name = String(inputs["name"]);
    return withArn(name, arn("logs", `log-group:${name}`));
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": (inputs, _, arn) => {
    const name = String(inputs["name"]);
    return withArn(name, arn("cloudwatch", `alarm:${name}`));
  },
  "aws:sns/topic:Topic": (inputs, _, arn) => {
    const topicArn = arn("sns", String(inputs["name"]));
    return withArn(topicArn, topicArn);
  },
  "aws:ec2/securityGroup:SecurityGroup": (_, made) => ({ id: made.id("sg-"), outputs: {} }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (_, made) => ({
    id: made.id("sgr-"),
    outputs: {},
  }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (_, made) => ({
    id: made.id("sgr-"),
    outputs: {},
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (_, made) => ({ id: made.id("vpce-"), outputs: {} }),
  [awsxVpcType]: () => ({ id: "", outputs: {} }),
  "docker:index/image:Image": (inputs, made) => {
    const imageName = String(inputs["imageName"]);
    const repository = imageName.slice(0, imageName.lastIndexOf(":"));
    return {
      id: made.id("image-"),
      outputs: { repoDigest: `${repository}@${generatedDigest(imageName)}` },
    };
  },
};

/** As awsx would find them. */
function zoneNames(region: string): string[] {
  return ["a", "b", "c"].map((zone) => region + zone);
}
