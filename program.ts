import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import * as args from "./componentArgs";
import * as components from "./components";
import type { Live } from "./components/live";
import { lookAround } from "./lookAround";
import { makeOptionalParts } from "./optionalParts";
import { stackOutputs } from "./outputs";
import type { Settings } from "./settings";
import { loadSettings } from "./settings/load";

/** Connects the program to the live system in the account that the settings name. */
export type Connect = (aws: Settings["aws"]) => Live;

/** Refuses a stack that costs more than it may, before any resource is touched. */
export type BudgetCheck = (settings: Settings) => Promise<void>;

const noBudget: BudgetCheck = () => Promise.resolve();

/**
 * MCP Catalog on ECS Fargate. Returns the stack's outputs. Raises a RunError that lists every bad setting. `index.ts`
 * connects the program to AWS; previews and tests pass a live system of their own.
 */
export async function program(connect: Connect, checkBudget: BudgetCheck = noBudget) {
  const settings = await loadSettings();
  for (const warning of settings.warnings) void pulumi.log.warn(warning);
  await checkBudget(settings);
  const { region } = settings.aws;
  const live = connect(settings.aws);
  await components.refuseLongWait({ rollout: settings.rollout, live });
  const resources = components.collectResources();
  const opts = {
    provider: new Provider("aws", args.provider(settings), {
      hooks: components.keepRegion(settings.stackTags.Stack),
    }),
  };
  const found = await lookAround(settings, live, opts);
  const { accountId, kept, sharing } = found;

  const keyArn = components.ownKeyArn(
    "encryption-key",
    { ...args.encryptionKey(settings), accountId },
    opts,
  );
  const registry = new components.Registry(
    "registry",
    { ...args.registry(settings), keyArn },
    opts,
  );
  const { permissionsBoundary } = settings.iam;
  const common = { region, accountId, keyArn, permissionsBoundary };
  const { repositoryArn } = registry;
  const executionRole = new components.ExecutionRole(
    "execution-role",
    { ...common, ...args.executionRole(settings), repositoryArn },
    opts,
  );
  const restored = await components.restoreSecrets(found.removed, live);
  const secrets = new components.AppSecrets(
    "secrets",
    {
      ...args.secrets(settings),
      restored,
      runsIn: found.runs ? settings.stackTags.Stack : undefined,
      keyArn: executionRole.keyArn,
    },
    opts,
  );
  const mayReadSecrets = components.allowReadingSecrets(
    "execution-role-secrets",
    executionRole,
    secrets.arns,
  );
  const taskRole = new components.TaskRole(
    "task-role",
    { ...common, ...args.taskRole(settings) },
    opts,
  );
  const { subnets, ready } = components.createNetwork(
    "network",
    {
      ...common,
      ...args.network(settings),
      found: found.network,
      isShared: sharing.mode === "host",
      ask: found.ask,
      keptLogGroup: kept.flowLogGroup,
    },
    opts,
  );
  const { tls } = new components.Domain(
    "domain",
    { ...args.domain(settings), domain: found.domain },
    opts,
  );
  const accessLogBucket = components.accessLogBucket(
    "access-logs",
    {
      ...args.accessLogs(settings),
      accountId,
      region,
      keptBucket: kept.accessLogBucket,
    },
    opts,
  );
  const { audience } = new components.Notifications(
    "notifications",
    { ...common, ...args.notifications(settings) },
    opts,
  );
  const image = components.appImage("image", {
    ...args.image(settings),
    found: found.image,
    registry,
    secrets: secrets.values,
  });
  const app = new components.FargateApp(
    "app",
    {
      ...common,
      ...args.app(settings, sharing),
      count: found.count,
      sharing,
      subnets,
      tls,
      accessLogBucket,
      image,
      live,
      alarmActions: audience.warning,
      secrets: secrets.references,
      executionRoleArn: executionRole.arn,
      taskRole,
      startAfter: [executionRole, ...mayReadSecrets, taskRole, ...ready],
    },
    opts,
  );
  makeOptionalParts(
    settings,
    app,
    { keyArn, keptLogGroup: kept.webAclLogGroup, topicArns: audience.warning },
    opts,
  );
  const watched = args.monitoring(settings, app);
  const certificateArn = tls.protocol === "HTTPS" ? tls.certificateArn : undefined;
  const monitoring = new components.Monitoring(
    "monitoring",
    { ...common, ...watched, watched: { ...watched.watched, certificateArn }, audience },
    opts,
  );
  new components.Guard("until-disposable", {
    guards: resources,
    disposable: args.isDisposable(settings, sharing),
  });
  return stackOutputs({ settings, sharing, subnets, registry, image, app, monitoring, live });
}
