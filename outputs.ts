import * as pulumi from "@pulumi/pulumi";
import {
  pushCommands,
  smokeTest,
  type FargateApp,
  type Monitoring,
  type Registry,
} from "./components";
import { buildArguments, type AppImage } from "./components/image";
import type { Live } from "./components/common/live";
import type { Subnets } from "./components/network";
import { consoleHost } from "./components/iam/partition";
import type { Sharing, HostOutputs } from "./components/sharing";
import type { Settings } from "./settings";

interface StackParts {
  readonly settings: Settings;
  readonly sharing: Sharing;
  readonly subnets: Subnets;
  readonly registry: Registry;
  readonly image: AppImage;
  readonly app: FargateApp;
  readonly monitoring: Monitoring;
  readonly live: Live;
}

/** What `pulumi stack output` prints: the app's address, what runs, and the names that `aws` commands ask for. */
export function stackOutputs(parts: StackParts) {
  const { settings, registry, app, monitoring } = parts;
  const { region } = settings.aws;
  return {
    url: url(parts),
    repositoryUrl: registry.repositoryUrl,
    clusterName: app.clusterName,
    serviceName: settings.names.service,
    targetGroupArn: app.balancer.targetGroupArn,
    logGroupName: app.logGroupName,
    imageTag: settings.imageTag,
    commands: commands(parts),
    dashboardUrl: pulumi.interpolate`https://${consoleHost(region)}/cloudwatch/home?region=${region}#dashboards:name=${monitoring.dashboardName}`,
    ...deployed(parts),
    ...handedOut(parts),
  };
}

/** The commands that look at the stack, with its names filled in. */
function commands({
  settings,
  app,
}: StackParts): pulumi.Input<Record<string, pulumi.Input<string>>> {
  const stack = settings.stackTags.Stack;
  return {
    status: `npx catalog status ${stack}`,
    why: `npx catalog why ${stack}`,
    logs: `npx catalog logs ${stack} --follow`,
    targets: pulumi.interpolate`aws elbv2 describe-target-health --target-group-arn ${app.balancer.targetGroupArn} --region ${settings.aws.region}`,
  };
}

/** The app's address. With a smoke test, the address is known only after the test has succeeded. */
function url({ settings, image, app, live }: StackParts): pulumi.Input<string> {
  const address = appAddress(settings, app);
  if (!settings.smokeTest || image.state === "missing" || !app.taskDefinition) return address;
  const { tags } = image;
  const { taskDefinition } = app;
  const { targetGroupArn } = app.balancer;
  const running = { url: address, taskDefinition, targetGroupArn };
  return smokeTest({
    ...settings.smokeTest,
    ...running,
    tags,
    stackTags: settings.stackTags,
    live,
  });
}

/** Where people reach the app: its domain over HTTPS, or the balancer's own name over HTTP. */
export function appAddress({ domain }: Settings, app: FargateApp): pulumi.Input<string> {
  switch (domain.mode) {
    case "none":
      return pulumi.interpolate`http://${app.balancer.dnsName}`;
    case "zone":
    case "certificate":
      return `https://${domain.name}`;
  }
}

/** The image and revision that run; or, before the first image is pushed, the commands that get there. */
function deployed({ settings, registry, image, app }: StackParts) {
  switch (image.state) {
    case "ready":
      return { image: image.uri, taskDefinition: app.taskDefinition };
    case "missing":
      return { nextSteps: nextSteps(settings, registry) };
  }
}

/** What a guest reads: a stack that names this one in `sharedWith`. */
function handedOut({ sharing, subnets, app }: StackParts): { shared?: Shared } {
  switch (sharing.mode) {
    case "own":
    case "guest":
      return {};
    case "host":
      return {
        shared: {
          listenerArn: app.balancer.listenerArn,
          clusterName: app.clusterName,
          taskSubnetIds: subnets.taskSubnetIds,
          assignPublicIp: subnets.assignPublicIp,
          hostName: sharing.hostName,
        },
      };
  }
}

type Shared = { readonly [K in keyof HostOutputs]: pulumi.Input<unknown> };

function nextSteps(settings: Settings, registry: Registry): pulumi.Output<string[]> {
  const { container, secrets } = settings;
  const secretNames = secrets.map((secret) => secret.variable);
  return registry.repositoryUrl.apply((repositoryUrl) => [
    ...pushCommands({
      repositoryUrl,
      tag: settings.imageTag,
      region: settings.aws.region,
      platform: container.platform,
      buildArguments: buildArguments(container.environment, secretNames),
    }),
    "pulumi up",
  ]);
}
