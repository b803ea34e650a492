import type { Behaviour } from "../world";
import { listener, listenerRule, loadBalancer, targetGroup } from "./balancer";
import { repository } from "./ecr";
import { certificate, certificateValidation, record } from "./domain";
import { capacityProviders, cluster, service, taskDefinition } from "./ecs";
import { role, rolePolicy, rolePolicyAttachment } from "./iam";
import { securityGroup, securityGroupRule, vpcParts } from "./network";
import {
  dashboard,
  image,
  logGroup,
  metricAlarm,
  randomBytes,
  topic,
  topicSubscription,
} from "./others";
import { scalableTarget, scalingPolicy, scheduledAction } from "./scaling";
import { secret, secretVersion } from "./secrets";

/** Every resource type that the stand-in imitates. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  "aws:acm/certificate:Certificate": certificate,
  "aws:acm/certificateValidation:CertificateValidation": certificateValidation,
  "aws:appautoscaling/policy:Policy": scalingPolicy,
  "aws:appautoscaling/scheduledAction:ScheduledAction": scheduledAction,
  "aws:appautoscaling/target:Target": scalableTarget,
  "aws:cloudwatch/dashboard:Dashboard": dashboard,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
  "aws:ec2/securityGroup:SecurityGroup": securityGroup,
  "aws:ecr/repository:Repository": repository,
  "aws:ecs/cluster:Cluster": cluster,
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": capacityProviders,
  "aws:ecs/service:Service": service,
  "aws:ecs/taskDefinition:TaskDefinition": taskDefinition,
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": rolePolicy,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachment,
  "aws:lb/listener:Listener": listener,
  "aws:lb/listenerRule:ListenerRule": listenerRule,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:route53/record:Record": record,
  "aws:secretsmanager/secret:Secret": secret,
  "aws:secretsmanager/secretVersion:SecretVersion": secretVersion,
  "aws:sns/topic:Topic": topic,
  "aws:sns/topicSubscription:TopicSubscription": topicSubscription,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule,
  "docker:index/image:Image": image,
  "random:index/randomBytes:RandomBytes": randomBytes,
  ...vpcParts,
};
