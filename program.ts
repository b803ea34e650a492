import { Provider } from "@pulumi/aws/provider";
import * as components from "./components";
import type { Live } from "./components/live";
import { fixedNames } from "./fixedNames";
import { makeOptionalParts } from "./optionalParts";
import { loadSettings, type Settings } from "./settings";
import { stackOutputs } from "./outputs";

/** Connects the program to the live system in the account that the settings name. */
export type Connect = (aws: Settings["aws"]) => Live;

/** Refuses a stack that costs more than it may, before any resource is touched. */
export type BudgetCheck = (settings: Settings) => Promise<void>;

const noBudget: BudgetCheck = () => Promise.resolve();

/**
 * MCP Catalog on ECS Fargate. Returns the stack's outputs. Raises a RunError that lists every bad setting. `index.ts`
 * connects it to AWS; previews and tests pass a live system of their own.
 */
export async function program(connect: Connect, checkBudget: BudgetCheck = noBudget) {
  const settings = loadSettings();
  await checkBudget(settings);
  const { names, aws } = settings;
  const live = connect(aws);
  const { region } = aws;
  await components.refuseTakenNames({
    names: fixedNames(settings),
    stackTags: settings.stackTags,
    region,
    live,
  });
  const provider = new Provider("aws", providerArgs(settings));
  const opts = { provider };
  const sharing = await components.findHost(
    { sharing: settings.sharing, stackTags: settings.stackTags, region, live },
    opts,
  );

  const keyArn = components.ownKeyArn(
    "encryption-key",
    {
      encryption: settings.encryption,
      aliasName: names.base,
      region,
      logGroupNames: [names.logGroup, names.flowLogGroup, names.webAclLogGroup],
      protect: !settings.disposable,
    },
    opts,
  );
  const registry = new components.Registry(
    "registry",
    {
      repositoryName: names.base,
      immutableTags: settings.image.source === "registry",
      forceDelete: settings.disposable,
      keyArn,
    },
    opts,
  );
  const { permissionsBoundary } = settings.iam;
  const common = { region, accountId: registry.registryId, keyArn, permissionsBoundary };
  const executionRole = new components.ExecutionRole(
    "execution-role",
    {
      ...common,
      roleName: names.executionRole,
      repositoryArn: registry.repositoryArn,
      logGroupName: names.logGroup,
      managedPolicy: settings.iam.managedExecutionPolicy,
    },
    opts,
  );
  const secrets = new components.AppSecrets(
    "secrets",
    {
      prefix: names.base,
      secrets: settings.secrets,
      recoveryWindowInDays: settings.disposable ? 0 : 30,
      keyArn: executionRole.keyArn,
    },
    opts,
  );
  const secretsPolicy = components.allowReadingSecrets(
    "execution-role-secrets",
    executionRole,
    secrets.arns,
  );
  const taskRole = new components.TaskRole(
    "task-role",
    { ...common, roleName: names.taskRole, policyArns: settings.iam.taskPolicyArns },
    opts,
  );
  const { subnets, ready } = await components.createNetwork(
    "network",
    {
      ...common,
      sharing,
      network: settings.network,
      names,
      egressPorts: settings.egressPorts,
      logRetentionDays: settings.logRetentionDays,
      keepLogs: !settings.disposable,
      tags: settings.tags,
    },
    opts,
  );
  // A stack that may be thrown away is often without a domain on purpose, and what always warns is not read.
  const domain = new components.Domain(
    "domain",
    {
      domain: settings.domain,
      expected: !settings.disposable,
      stack: settings.stackTags.Stack,
    },
    opts,
  );
  const accessLogs =
    settings.accessLogDays > 0
      ? new components.AccessLogs(
          "access-logs",
          {
            namePrefix: names.accessLogs,
            accountId: common.accountId,
            days: settings.accessLogDays,
            forceDestroy: settings.disposable,
          },
          opts,
        )
      : undefined;
  const image = await components.appImage("image", {
    registry,
    repositoryName: names.base,
    image: settings.image,
    tag: settings.imageTag,
    platform: settings.container.platform,
    environment: settings.container.environment,
    secrets: secrets.values,
    stackTags: settings.stackTags,
    region,
    live,
  });
  const app = new components.FargateApp(
    "app",
    {
      ...common,
      names,
      image,
      sharing,
      stackTags: settings.stackTags,
      subnets,
      tls: domain.tls,
      securityHeaders: settings.securityHeaders,
      accessLogBucket: accessLogs?.bucketName,
      container: settings.container,
      timing: settings.timing,
      rollout: settings.rollout,
      migrate: settings.migrate,
      live,
      secrets: secrets.references,
      executionRoleArn: executionRole.arn,
      taskRole,
      desiredCount: settings.desiredCount,
      countIsScaled: components.ownsCount(settings.scaling),
      spot: settings.spot,
      exec: settings.exec,
      containerInsights: settings.containerInsights,
      egressPorts: settings.egressPorts,
      logRetentionDays: settings.logRetentionDays,
      // What others use, too, is worth keeping.
      disposable: settings.disposable && sharing.mode !== "host",
      startAfter: [executionRole, ...secretsPolicy, taskRole, ...ready],
    },
    opts,
  );
  makeOptionalParts(settings, app, keyArn, opts);
  const monitoring = new components.Monitoring(
    "monitoring",
    {
      ...settings.monitoring,
      names,
      region,
      keyArn,
      clusterName: app.clusterName,
      serviceName: names.service,
      balancerArnSuffix: app.balancer.arnSuffix,
      targetGroupArnSuffixes: app.balancer.targetGroupArnSuffixes,
      balancerIsShared: app.balancer.isShared,
    },
    opts,
  );
  return stackOutputs({ settings, sharing, subnets, registry, image, app, monitoring, live });
}

function providerArgs({ aws, tags }: Settings) {
  return {
    region: aws.region,
    profile: aws.profile,
    allowedAccountIds: aws.allowedAccountIds && [...aws.allowedAccountIds],
    assumeRoles: aws.assumeRoles && [...aws.assumeRoles],
    defaultTags: { tags },
  };
}
