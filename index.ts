import { Provider } from "@pulumi/aws/provider";
import * as components from "./components";
import { connectLive } from "./live";
import { loadSettings, type Settings } from "./settings";
import { stackOutputs } from "./outputs";

/**
 * MCP Catalog on ECS Fargate. Returns the stack's outputs; raises a RunError that lists every bad setting. Pulumi calls
 * it without an argument; previews and tests, which ask nobody, bring a live system of their own.
 */
export = async (connect = connectLive) => {
  const settings = loadSettings();
  const { names, aws } = settings;
  const live = connect(aws);
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
    secrets: secrets.values,
    stackTags: settings.stackTags,
    region,
    live,
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
      timing: settings.timing,
      rollout: settings.rollout,
      migrate: settings.migrate,
      live,
      secrets: secrets.references,
      executionRoleArn: executionRole.arn,
      desiredCount: settings.desiredCount,
      countIsScaled: components.ownsCount(settings.scaling),
      spot: settings.spot,
      egressPorts: settings.egressPorts,
      logRetentionDays: settings.logRetentionDays,
      disposable: settings.disposable,
      startAfter: [executionRole, network],
    },
    opts,
  );
  if (app.serviceName && components.ownsCount(settings.scaling)) {
    new components.ServiceScaling(
      "scaling",
      {
        scaling: settings.scaling,
        clusterName: app.clusterName,
        serviceName: app.serviceName,
        balancerArnSuffix: app.balancer.arnSuffix,
        targetGroupArnSuffixes: app.balancer.targetGroupArnSuffixes,
      },
      opts,
    );
  }
  const monitoring = new components.Monitoring(
    "monitoring",
    {
      ...settings.monitoring,
      names,
      region,
      clusterName: app.clusterName,
      serviceName: names.service,
      balancerArnSuffix: app.balancer.arnSuffix,
      targetGroupArnSuffixes: app.balancer.targetGroupArnSuffixes,
    },
    opts,
  );
  return stackOutputs({ settings, registry, image, app, monitoring, live });
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
