import * as pulumi from "@pulumi/pulumi";
import { pushCommands, type FargateApp, type Monitoring, type Registry } from "./components";
import type { AppImage } from "./components/image";
import type { Settings } from "./settings";

interface StackParts {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly image: AppImage;
  readonly app: FargateApp;
  readonly monitoring: Monitoring;
}

/** What `pulumi stack output` prints: where the app is, what runs, and the names that every `aws` command asks for. */
export function stackOutputs({ settings, registry, image, app, monitoring }: StackParts) {
  const { region } = settings.aws;
  return {
    url: url(settings, app),
    repositoryUrl: registry.repositoryUrl,
    clusterName: app.clusterName,
    serviceName: settings.names.service,
    logGroupName: app.logGroupName,
    dashboardUrl: pulumi.interpolate`https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${monitoring.dashboardName}`,
    ...deployed(settings, registry, image, app),
  };
}

function url({ domain }: Settings, app: FargateApp): pulumi.Input<string> {
  switch (domain.mode) {
    case "none":
      return pulumi.interpolate`http://${app.balancer.dnsName}`;
    case "zone":
    case "certificate":
      return `https://${domain.name}`;
  }
}

/** The image and revision that run; or, before the first image is pushed, the commands that get there. */
function deployed(settings: Settings, registry: Registry, image: AppImage, app: FargateApp) {
  switch (image.state) {
    case "ready":
      return { image: image.uri, taskDefinition: app.taskDefinition };
    case "missing":
      return { nextSteps: nextSteps(settings, registry) };
  }
}

function nextSteps(settings: Settings, registry: Registry): pulumi.Output<string[]> {
  const publicNames = [
    ...Object.keys(settings.container.environment),
    ...settings.secrets.map((secret) => secret.variable),
  ].filter((name) => name.startsWith("NEXT_PUBLIC_"));
  return registry.repositoryUrl.apply((repositoryUrl) => [
    ...pushCommands({
      repositoryUrl,
      tag: settings.imageTag,
      region: settings.aws.region,
      platform: settings.container.platform,
      publicNames,
    }),
    "pulumi up",
  ]);
}
