import { without, type Inputs } from "../calls/fields";

/** A resource type of Pulumi's AWS package in CloudFormation. Properties are the parameters of the calls that create it. */
export interface CloudFormationType {
  /** `AWS::ECS::Service` */
  readonly type: string;
  /** Properties by the parameter's path, if they are not the same; `undefined` leaves the parameter out. */
  readonly properties?: Readonly<Record<string, string | undefined>>;
  /** Properties by name that have another form there. */
  readonly forms?: Readonly<Record<string, (value: never) => unknown>>;
  /** If it is only a part of another resource there: the other's type in Pulumi, and the parameter that names it. */
  readonly partOf?: readonly [type: string, parameter: string];
  /** The property for tags, a list of `Key` and `Value`; `none` if it has no tags. Default: `Tags`. */
  readonly tags?: "none" | "Tags" | "ResourceTags";
}

const elb = "AWS::ElasticLoadBalancingV2";
const bucket = ["aws:s3/bucket:Bucket", "Bucket"] as const;
const role = ["aws:iam/role:Role", "RoleName"] as const;
const scalable = ["aws:appautoscaling/target:Target", "ResourceId"] as const;

/** The parameters that name what a scaling policy or a schedule is about. */
const scaled = { ServiceNamespace: undefined, ScalableDimension: undefined };

/** Rules of a security group, by whose address or group it names. */
function groupRule(type: string, group: string): CloudFormationType {
  const rule = "IpPermissions.0";
  return {
    type,
    properties: {
      [`${rule}.IpProtocol`]: "IpProtocol",
      [`${rule}.FromPort`]: "FromPort",
      [`${rule}.ToPort`]: "ToPort",
      [`${rule}.IpRanges.0.CidrIp`]: "CidrIp",
      [`${rule}.IpRanges.0.Description`]: "Description",
      [`${rule}.Ipv6Ranges.0.CidrIpv6`]: "CidrIpv6",
      [`${rule}.Ipv6Ranges.0.Description`]: "Description",
      [`${rule}.UserIdGroupPairs.0.GroupId`]: group,
      [`${rule}.UserIdGroupPairs.0.Description`]: "Description",
    },
    tags: "none",
  };
}

function exclusions(filters: readonly Inputs[]): unknown {
  return filters.map(({ Filter, FilterType }) => ({
    ImageTagMutabilityExclusionFilterType: FilterType,
    ImageTagMutabilityExclusionFilterValue: Filter,
  }));
}

function lifecycle({ Rules }: { readonly Rules: readonly Rule[] }): unknown {
  return {
    Rules: Rules.map((rule) => ({
      ...without(rule, "ID", "Filter", "Expiration"),
      Id: rule.ID,
      ExpirationInDays: rule.Expiration.Days,
    })),
  };
}

interface Rule extends Inputs {
  readonly ID: string;
  readonly Expiration: { readonly Days: number };
}

function bucketEncryption({ Rules }: { readonly Rules: readonly Inputs[] }): unknown {
  const rules = Rules.map(({ ApplyServerSideEncryptionByDefault }) => ({
    ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault,
  }));
  return { ServerSideEncryptionConfiguration: rules };
}

/** Types that CloudFormation has nothing for, and why nobody misses them. */
export const withoutTwin: Readonly<Record<string, string>> = {
  "aws:acm/certificateValidation:CertificateValidation": "waits, and makes nothing",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "empties what each VPC has",
  "aws:secretsmanager/secretVersion:SecretVersion": "a value, which no file may have",
};

/** Every type that the program makes, as CloudFormation has it. */
export const cloudFormationTypes: Readonly<Record<string, CloudFormationType>> = {
  "aws:acm/certificate:Certificate": { type: "AWS::CertificateManager::Certificate" },
  "aws:appautoscaling/policy:Policy": {
    type: "AWS::ApplicationAutoScaling::ScalingPolicy",
    tags: "none",
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    type: "AWS::ApplicationAutoScaling::ScalableTarget",
    partOf: scalable,
    properties: {
      ...scaled,
      ResourceId: undefined,
      ScheduledActionName: "ScheduledActions.0.ScheduledActionName",
      Schedule: "ScheduledActions.0.Schedule",
      Timezone: "ScheduledActions.0.Timezone",
      ScalableTargetAction: "ScheduledActions.0.ScalableTargetAction",
    },
  },
  "aws:appautoscaling/target:Target": {
    type: "AWS::ApplicationAutoScaling::ScalableTarget",
    tags: "none",
  },
  "aws:autoscaling/group:Group": {
    type: "AWS::AutoScaling::AutoScalingGroup",
    forms: { VPCZoneIdentifier: (ids: string) => ids.split(",") },
    tags: "none",
  },
  "aws:budgets/budget:Budget": {
    type: "AWS::Budgets::Budget",
    properties: { AccountId: undefined },
    tags: "ResourceTags",
  },
  "aws:cloudwatch/dashboard:Dashboard": { type: "AWS::CloudWatch::Dashboard", tags: "none" },
  "aws:cloudwatch/logGroup:LogGroup": { type: "AWS::Logs::LogGroup" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { type: "AWS::CloudWatch::Alarm" },
  "aws:ec2/eip:Eip": { type: "AWS::EC2::EIP" },
  "aws:ec2/flowLog:FlowLog": {
    type: "AWS::EC2::FlowLog",
    properties: { "ResourceIds.0": "ResourceId" },
  },
  "aws:ec2/internetGateway:InternetGateway": {
    type: "AWS::EC2::InternetGateway",
    properties: { VpcId: undefined },
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    type: "AWS::EC2::LaunchTemplate",
    tags: "none",
  },
  "aws:ec2/natGateway:NatGateway": { type: "AWS::EC2::NatGateway" },
  "aws:ec2/networkInterface:NetworkInterface": {
    type: "AWS::EC2::NetworkInterface",
    properties: { Groups: "GroupSet", "SourceDestCheck.Value": "SourceDestCheck" },
  },
  "aws:ec2/route:Route": { type: "AWS::EC2::Route", tags: "none" },
  "aws:ec2/routeTable:RouteTable": { type: "AWS::EC2::RouteTable" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    type: "AWS::EC2::SubnetRouteTableAssociation",
    tags: "none",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    type: "AWS::EC2::SecurityGroup",
    properties: { Description: "GroupDescription" },
  },
  "aws:ec2/subnet:Subnet": {
    type: "AWS::EC2::Subnet",
    properties: {
      "MapPublicIpOnLaunch.Value": "MapPublicIpOnLaunch",
      "AssignIpv6AddressOnCreation.Value": "AssignIpv6AddressOnCreation",
    },
  },
  "aws:ec2/vpc:Vpc": {
    type: "AWS::EC2::VPC",
    properties: {
      AmazonProvidedIpv6CidrBlock: undefined,
      "EnableDnsHostnames.Value": "EnableDnsHostnames",
      "EnableDnsSupport.Value": "EnableDnsSupport",
    },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { type: "AWS::EC2::VPCEndpoint" },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    type: "AWS::ECR::Repository",
    partOf: ["aws:ecr/repository:Repository", "RepositoryName"],
    properties: { LifecyclePolicyText: "LifecyclePolicy.LifecyclePolicyText" },
  },
  "aws:ecr/repository:Repository": {
    type: "AWS::ECR::Repository",
    forms: { ImageTagMutabilityExclusionFilters: exclusions },
  },
  "aws:ecs/cluster:Cluster": {
    type: "AWS::ECS::Cluster",
    properties: { Settings: "ClusterSettings" },
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    type: "AWS::ECS::ClusterCapacityProviderAssociations",
    tags: "none",
  },
  "aws:ecs/service:Service": { type: "AWS::ECS::Service" },
  "aws:ecs/taskDefinition:TaskDefinition": { type: "AWS::ECS::TaskDefinition" },
  "aws:iam/instanceProfile:InstanceProfile": {
    type: "AWS::IAM::InstanceProfile",
    properties: { RoleName: "Roles.0" },
    tags: "none",
  },
  "aws:iam/role:Role": { type: "AWS::IAM::Role", properties: { PolicyDocument: undefined } },
  "aws:iam/rolePolicy:RolePolicy": { type: "AWS::IAM::RolePolicy", tags: "none" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    type: "AWS::IAM::Role",
    partOf: role,
    properties: { PolicyArn: "ManagedPolicyArns.0" },
  },
  "aws:kms/alias:Alias": { type: "AWS::KMS::Alias", tags: "none" },
  "aws:kms/key:Key": { type: "AWS::KMS::Key", properties: { Policy: "KeyPolicy" } },
  "aws:lb/listener:Listener": {
    type: `${elb}::Listener`,
    properties: { Attributes: "ListenerAttributes" },
    tags: "none",
  },
  "aws:lb/listenerCertificate:ListenerCertificate": {
    type: `${elb}::ListenerCertificate`,
    tags: "none",
  },
  "aws:lb/listenerRule:ListenerRule": { type: `${elb}::ListenerRule`, tags: "none" },
  "aws:lb/loadBalancer:LoadBalancer": {
    type: `${elb}::LoadBalancer`,
    properties: { Attributes: "LoadBalancerAttributes" },
  },
  "aws:lb/targetGroup:TargetGroup": {
    type: `${elb}::TargetGroup`,
    properties: { Attributes: "TargetGroupAttributes" },
  },
  "aws:route53/record:Record": {
    type: "AWS::Route53::RecordSet",
    properties: {
      "ChangeBatch.Changes.0.ResourceRecordSet": "",
      "ChangeBatch.Changes.0.Action": undefined,
    },
    forms: { ResourceRecords: (values: readonly Inputs[]) => values.map(({ Value }) => Value) },
    tags: "none",
  },
  "aws:s3/bucket:Bucket": { type: "AWS::S3::Bucket", properties: { Bucket: "BucketName" } },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    type: "AWS::S3::Bucket",
    partOf: bucket,
    forms: { LifecycleConfiguration: lifecycle },
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
    type: "AWS::S3::Bucket",
    partOf: bucket,
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    type: "AWS::S3::BucketPolicy",
    properties: { Policy: "PolicyDocument" },
    tags: "none",
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    type: "AWS::S3::Bucket",
    partOf: bucket,
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    type: "AWS::S3::Bucket",
    partOf: bucket,
    properties: { ServerSideEncryptionConfiguration: "BucketEncryption" },
    forms: { BucketEncryption: bucketEncryption },
  },
  "aws:s3/bucketVersioning:BucketVersioning": { type: "AWS::S3::Bucket", partOf: bucket },
  "aws:secretsmanager/secret:Secret": { type: "AWS::SecretsManager::Secret" },
  "aws:sns/topic:Topic": {
    type: "AWS::SNS::Topic",
    properties: { "Attributes.KmsMasterKeyId": "KmsMasterKeyId", Name: "TopicName" },
  },
  "aws:sns/topicSubscription:TopicSubscription": { type: "AWS::SNS::Subscription", tags: "none" },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": groupRule(
    "AWS::EC2::SecurityGroupEgress",
    "DestinationSecurityGroupId",
  ),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": groupRule(
    "AWS::EC2::SecurityGroupIngress",
    "SourceSecurityGroupId",
  ),
  "aws:wafv2/webAcl:WebAcl": { type: "AWS::WAFv2::WebACL" },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    type: "AWS::WAFv2::WebACLAssociation",
    tags: "none",
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    type: "AWS::WAFv2::LoggingConfiguration",
    properties: { LoggingConfiguration: "" },
    tags: "none",
  },
};
