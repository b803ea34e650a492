import { Provider } from "@pulumi/aws/provider";
import * as components from "./components";
import { loadSettings, type Settings } from "./settings";
import { stackOutputs } from "./outputs";

/** MCP Catalog on ECS Fargate. Returns the stack's outputs; raises a RunError that lists every bad setting. */
export = async () => {
  const settings = loadSettings();
  const { names, aws } = settings;
  const { region } = aws;
  const provider = new Provider("aws", providerArgs(settings));
  const opts = { provider };

  const registry = new components.Registry(
    "registry",
    {
      repositoryName: names.base,
      immutableTags: settings.image.source === "registry",
      forceDelete: settings.disposable,
    },
    opts,
  );
  const secrets = new components.AppSecrets(
    "secrets",
    {
      prefix: names.base,
      secrets: settings.secrets,
      recoveryWindowInDays: settings.disposable ? 0 : 30,
    },
    opts,
  );
  const executionRole = new components.ExecutionRole(
    "execution-role",
    { roleName: names.executionRole, region, secretArns: secrets.arns },
    opts,
  );
  const network = new components.Network("network", { network: settings.network, region }, opts);
  const domain = new components.Domain("domain", { domain: settings.domain }, opts);
  const image = await components.appImage("image", {
    registry,
    repositoryName: names.base,
    image: settings.image,
    tag: settings.imageTag,
    platform: settings.container.platform,
    environment: settings.container.environment,
    secrets: settings.secrets,
    stackTags: settings.stackTags,
  });
  const app = new components.FargateApp(
    "app",
    {
      names,
      region,
      image,
      placement: network.placement,
      entrance: domain.entrance,
      container: settings.container,
      secrets: secrets.references,
      executionRoleArn: executionRole.arn,
      desiredCount: settings.desiredCount,
      egressPorts: settings.egressPorts,
      logRetentionDays: settings.logRetentionDays,
      disposable: settings.disposable,
      startAfter: [executionRole, network],
    },
    opts,
  );
  const monitoring = new components.Monitoring(
    "monitoring",
    {
      ...settings.monitoring,
      names,
      region,
      clusterName: app.clusterName,
      serviceName: names.service,
      balancerArnSuffix: app.balancer.arnSuffix,
      targetGroupArnSuffix: app.balancer.targetGroupArnSuffix,
    },
    opts,
  );
  return stackOutputs({ settings, registry, image, app, monitoring });
};

function providerArgs({ aws, tags }: Settings) {
  return {
    region: aws.region,
    profile: aws.profile,
    allowedAccountIds: aws.allowedAccountIds && [...aws.allowedAccountIds],
    assumeRoles: aws.assumeRoles && [...aws.assumeRoles],
    defaultTags: { tags },
  };
}
