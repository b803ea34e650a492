import type { EvaluatedResource } from "../../../../tools/evaluate";
import {
  acm,
  autoscaling,
  cloudwatch,
  ec2,
  ecr,
  ecs,
  iam,
  kms,
  lb,
  otherProviders,
  s3,
  secretsmanager,
  sns,
  unmade,
  vpc,
  wafv2,
} from "../../../../tools/aws";

/** Short names, which are also the ids of what a case makes. */
const kinds = {
  address: ec2.eip,
  addressAssociation: unmade.addressAssociation,
  alarm: cloudwatch.metricAlarm,
  balancer: lb.loadBalancer,
  bucket: s3.bucket,
  bucketAcl: unmade.bucketAcl,
  bucketEncryption: s3.bucketServerSideEncryptionConfiguration,
  bucketLifecycle: s3.bucketLifecycleConfiguration,
  bucketLogging: unmade.bucketLogging,
  bucketNotification: unmade.bucketNotification,
  bucketOwnership: s3.bucketOwnershipControls,
  bucketPolicy: s3.bucketPolicy,
  bucketPublicAccess: s3.bucketPublicAccessBlock,
  bucketReplication: unmade.bucketReplication,
  bucketVersioning: s3.bucketVersioning,
  builtImage: otherProviders.image,
  certificate: acm.certificate,
  cluster: ecs.cluster,
  defaultGroup: ec2.defaultSecurityGroup,
  endpoint: ec2.vpcEndpoint,
  flowLog: ec2.flowLog,
  ingress: vpc.securityGroupIngressRule,
  instanceGroup: autoscaling.group,
  key: kms.key,
  keyPolicy: unmade.keyPolicy,
  launchTemplate: ec2.launchTemplate,
  lifecyclePolicy: ecr.lifecyclePolicy,
  listener: lb.listener,
  logGroup: cloudwatch.logGroup,
  natGateway: ec2.natGateway,
  networkInterface: ec2.networkInterface,
  policy: unmade.policy,
  policyAttachment: iam.rolePolicyAttachment,
  repository: ecr.repository,
  rolePolicy: iam.rolePolicy,
  secret: secretsmanager.secret,
  secretRotation: unmade.secretRotation,
  securityGroup: ec2.securityGroup,
  service: ecs.service,
  subnet: ec2.subnet,
  targetGroup: lb.targetGroup,
  taskDefinition: ecs.taskDefinition,
  topic: sns.topic,
  topicPolicy: sns.topicPolicy,
  vpc: ec2.vpc,
  webAcl: wafv2.webAcl,
  webAclAssociation: wafv2.webAclAssociation,
  webAclLogging: wafv2.webAclLoggingConfiguration,
} as const;

/** Stacks, a list of resources each, in which a control is met, or open, or does not apply. */
export interface Cases {
  readonly met: readonly (readonly EvaluatedResource[])[];
  readonly open: readonly (readonly EvaluatedResource[])[];
  readonly notApplicable?: readonly (readonly EvaluatedResource[])[];
}

/** A resource of a type that the register knows, with its logical name as id. */
export function made(
  name: keyof typeof kinds,
  inputs: Readonly<Record<string, unknown>> = {},
  id: string = name,
): EvaluatedResource {
  const { type } = kinds[name];
  return {
    urn: `urn:pulumi:prod::mcp-catalog::${type}::${id}`,
    id,
    type,
    name: id,
    custom: true,
    remote: false,
    inputs,
    parent: undefined,
    dependencies: [],
    provider: undefined,
    options: { protect: false, deleteBeforeReplace: false, ignoreChanges: [] },
  };
}

/** A stack of one resource. */
export function only(
  name: keyof typeof kinds,
  inputs: Readonly<Record<string, unknown>> = {},
): readonly EvaluatedResource[] {
  return [made(name, inputs)];
}

/** A task definition with these containers. */
export function task(
  containers: readonly unknown[],
  inputs: Readonly<Record<string, unknown>> = {},
): readonly EvaluatedResource[] {
  return only("taskDefinition", { containerDefinitions: JSON.stringify(containers), ...inputs });
}

/** A policy document with these statements, as JSON. */
export function policy(...statements: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A statement of a policy that allows an action. */
export const allow = (Action: unknown, Resource: unknown = "*", others: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...others,
});
