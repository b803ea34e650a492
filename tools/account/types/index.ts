import type { Behaviour } from "../world";
import { listener, loadBalancer, targetGroup } from "./balancer";
import { bucket, bucketPart } from "./bucket";
import { lifecyclePolicy, repository } from "./ecr";
import { certificate, certificateValidation, record } from "./domain";
import { capacityProviders, cluster, service, taskDefinition } from "./ecs";
import { key, keyAlias } from "./kms";
import { role, rolePolicy, rolePolicyAttachment } from "./iam";
import { securityGroup, securityGroupRule } from "./network";
import {
  budget,
  dashboard,
  image,
  logGroup,
  metricAlarm,
  randomBytes,
  topic,
  topicSubscription,
} from "./others";
import { listenerCertificate, listenerRule } from "./rules";
import { scalableTarget, scalingPolicy, scheduledAction } from "./scaling";
import { secret, secretVersion } from "./secrets";
import { vpcParts } from "./vpc";
import { webAcl, webAclAssociation, webAclLogging } from "./waf";

/** Every resource type that the stand-in imitates. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  "aws:acm/certificate:Certificate": certificate,
  "aws:acm/certificateValidation:CertificateValidation": certificateValidation,
  "aws:appautoscaling/policy:Policy": scalingPolicy,
  "aws:appautoscaling/scheduledAction:ScheduledAction": scheduledAction,
  "aws:appautoscaling/target:Target": scalableTarget,
  "aws:budgets/budget:Budget": budget,
  "aws:cloudwatch/dashboard:Dashboard": dashboard,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
  "aws:ec2/securityGroup:SecurityGroup": securityGroup,
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": lifecyclePolicy,
  "aws:ecr/repository:Repository": repository,
  "aws:ecs/cluster:Cluster": cluster,
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": capacityProviders,
  "aws:ecs/service:Service": service,
  "aws:ecs/taskDefinition:TaskDefinition": taskDefinition,
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": rolePolicy,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachment,
  "aws:kms/alias:Alias": keyAlias,
  "aws:kms/key:Key": key,
  "aws:lb/listener:Listener": listener,
  "aws:lb/listenerCertificate:ListenerCertificate": listenerCertificate,
  "aws:lb/listenerRule:ListenerRule": listenerRule,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:route53/record:Record": record,
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucketPart,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucketPart,
  "aws:s3/bucketPolicy:BucketPolicy": bucketPart,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketPart,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    bucketPart,
  "aws:s3/bucketVersioning:BucketVersioning": bucketPart,
  "aws:secretsmanager/secret:Secret": secret,
  "aws:secretsmanager/secretVersion:SecretVersion": secretVersion,
  "aws:sns/topic:Topic": topic,
  "aws:sns/topicSubscription:TopicSubscription": topicSubscription,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule,
  "aws:wafv2/webAcl:WebAcl": webAcl,
  "aws:wafv2/webAclAssociation:WebAclAssociation": webAclAssociation,
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": webAclLogging,
  "docker:index/image:Image": image,
  "random:index/randomBytes:RandomBytes": randomBytes,
  ...vpcParts,
};
