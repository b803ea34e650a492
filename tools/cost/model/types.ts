import type { EvaluatedResource } from "../../evaluate";
import { unpriced } from "../book";
import { exactly, type CostLine } from "../types";
import { taskDefinitionType } from "./architecture";
import { clusterType } from "./insights";
import * as network from "./network";
import * as others from "./others";
import { serviceType } from "./tasks";
import * as usage from "./usage";

/** Types that are reckoned with: a line of their own, or one by use. */
export const modelledTypes: readonly string[] = [
  serviceType,
  taskDefinitionType,
  network.balancerType,
  network.vpcType,
  network.natType,
  network.addressType,
  network.groupType,
  network.templateType,
  network.endpointType,
  others.secretType,
  others.alarmType,
  others.policyType,
  others.dashboardType,
  others.keyType,
  others.webAclType,
  others.zoneType,
  clusterType,
  usage.logGroupType,
  usage.flowLogType,
  usage.repositoryType,
  usage.webAclLogsType,
  usage.bucketType,
];

/** Types that cost nothing, each with the reason. A type that is in neither list gets a line without a price. */
export const freeTypes: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate": "public certificates are free with a load balancer",
  "aws:acm/certificateValidation:CertificateValidation": "waits for AWS, makes nothing",
  "aws:appautoscaling/scheduledAction:ScheduledAction": "only the tasks it starts cost",
  "aws:appautoscaling/target:Target": "only the tasks it starts cost",
  "aws:budgets/budget:Budget": "budgets that only tell are free",
  "aws:cloudwatch/eventRule:EventRule": "rules on AWS's own events are free",
  "aws:cloudwatch/eventTarget:EventTarget": "events of AWS's own go to targets for free",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "a policy",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "a set of rules",
  "aws:ec2/internetGateway:InternetGateway": "only the data through it costs",
  "aws:ec2/networkInterface:NetworkInterface": "paid with its address",
  "aws:ec2/route:Route": "a route",
  "aws:ec2/routeTable:RouteTable": "a set of routes",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "a set of routes",
  "aws:ec2/securityGroup:SecurityGroup": "a set of rules",
  "aws:ec2/subnet:Subnet": "a range of addresses",
  "aws:ec2/vpc:Vpc": "a range of addresses",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": "deletes images for free",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "a policy",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": "only tasks cost",
  "aws:iam/instanceProfile:InstanceProfile": "IAM is free",
  "aws:iam/policy:Policy": "IAM is free",
  "aws:iam/role:Role": "IAM is free",
  "aws:iam/rolePolicy:RolePolicy": "IAM is free",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "IAM is free",
  "aws:kms/alias:Alias": "a name of a key",
  "aws:kms/keyPolicy:KeyPolicy": "a policy",
  "aws:lb/listener:Listener": "paid with the load balancer",
  "aws:lb/listenerCertificate:ListenerCertificate": "paid with the load balancer",
  "aws:lb/listenerRule:ListenerRule": "paid with the load balancer's capacity units",
  "aws:lb/targetGroup:TargetGroup": "paid with the load balancer",
  "aws:route53/record:Record":
    "records are free, and queries for an AWS load balancer by alias, too",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "paid with the bucket",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": "paid with the bucket",
  "aws:s3/bucketPolicy:BucketPolicy": "a policy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "a policy",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    "paid with the bucket",
  "aws:s3/bucketVersioning:BucketVersioning": "paid with the bucket, by what it keeps",
  "aws:secretsmanager/secretVersion:SecretVersion": "paid with the secret",
  "aws:sns/topic:Topic": "the first 1,000 mails of a month are free",
  "aws:sns/topicPolicy:TopicPolicy": "a policy",
  "aws:sns/topicSubscription:TopicSubscription": "the first 1,000 mails of a month are free",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "a rule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "a rule",
  "aws:wafv2/webAclAssociation:WebAclAssociation": "paid with the web ACL",
  "docker:index/image:Image": "is built where pulumi runs",
  "random:index/randomBytes:RandomBytes": "is kept in the state",
};

/** A line without a price for each type that nobody has decided on. */
export function undecidedLines(all: readonly EvaluatedResource[]): CostLine[] {
  const types = all
    .filter(({ custom, remote }) => custom || remote)
    .map(({ type }) => type)
    .filter((type) => !type.startsWith("pulumi:"))
    .filter((type) => !modelledTypes.includes(type) && freeTypes[type] === undefined);
  return [...new Set(types)].sort().map((type) =>
    unpriced({
      key: `type ${type}`,
      group: "Others",
      item: type,
      quantity: exactly(types.filter((each) => each === type).length),
      unit: "resource",
      reason: `no price known for type ${type}`,
    }),
  );
}
