import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import * as args from "./componentArgs";
import * as components from "./components";
import type { Live } from "./components/live";
import { fixedNames } from "./fixedNames";
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
  const { stackTags } = settings;
  const { region } = settings.aws;
  const live = connect(settings.aws);
  await components.refuseLongWait({ rollout: settings.rollout, live });
  const resources = components.collectResources();
  const removed = await components.refuseTakenNames({
    names: fixedNames(settings),
    stackTags,
    region,
    live,
  });
  const opts = { provider: new Provider("aws", args.provider(settings)) };
  const sharing = await components.findHost(
    { sharing: settings.sharing, stackTags, region, live },
    opts,
  );

  const kept = await components.findKeptLogs(args.keptLogs(settings), opts);
  const keyArn = components.ownKeyArn("encryption-key", args.encryptionKey(settings), opts);
  const registry = new components.Registry(
    "registry",
    { ...args.registry(settings), keyArn },
    opts,
  );
  const { permissionsBoundary } = settings.iam;
  const accountId = components.sameAccount(registry.registryId, live);
  const common = { region, accountId, keyArn, permissionsBoundary };
  const { repositoryArn } = registry;
  const executionRole = new components.ExecutionRole(
    "execution-role",
    { ...common, ...args.executionRole(settings), repositoryArn },
    opts,
  );
  const restored = await components.restoreSecrets(removed, live);
  const secrets = new components.AppSecrets(
    "secrets",
    { ...args.secrets(settings), restored, keyArn: executionRole.keyArn },
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
  const { subnets, ready } = await components.createNetwork(
    "network",
    { ...common, ...args.network(settings), sharing, keptLogGroup: kept.flowLogGroup },
    opts,
  );
  const { tls } = new components.Domain("domain", args.domain(settings), opts);
  const accessLogBucket = components.accessLogBucket(
    "access-logs",
    {
      ...args.accessLogs(settings),
      accountId: common.accountId,
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
  const image = await components.appImage("image", {
    ...args.image(settings),
    registry,
    secrets: secrets.values,
    live,
  });
  const count = await components.askedCount({ ...args.count(settings), live });
  const app = new components.FargateApp(
    "app",
    {
      ...common,
      ...args.app(settings, sharing),
      count,
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
