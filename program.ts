import * as pulumi from "@pulumi/pulumi";
import * as components from "./components";
import type { Live } from "./components/common/live";
import { lookAround } from "./lookAround";
import { stackOutputs } from "./outputs";
import { isDisposable, makeApp, makeImage } from "./parts/app";
import { makeMonitoring } from "./parts/monitoring";
import { makeOptionalParts } from "./parts/optional";
import { makeProvider } from "./parts/provider";
import { makeKey, makeRegistry } from "./parts/registry";
import { makeExecutionRole, makeSecrets, makeTaskRole } from "./parts/roles";
import {
  makeAccessLogBucket,
  makeDomain,
  makeNetwork,
  makeNotifications,
} from "./parts/surroundings";
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
  const live = connect(settings.aws);
  await components.refuseLongWait({ rollout: settings.rollout, live });
  const guards = components.collectResources();
  const opts = { provider: makeProvider(settings) };
  const found = await lookAround(settings, live, opts);
  const stack = { settings, live, found, opts };

  const common = makeKey(stack);
  const registry = makeRegistry(stack, common);
  const executionRole = makeExecutionRole(stack, common, registry);
  const restored = await components.restoreSecrets(found.removed, live);
  const { secrets, mayRead } = makeSecrets(stack, executionRole, restored);
  const taskRole = makeTaskRole(stack, common);
  const { subnets, ready } = makeNetwork(stack, common);
  const { tls } = makeDomain(stack);
  const accessLogBucket = makeAccessLogBucket(stack, common);
  const { audience } = makeNotifications(stack, common);
  const image = makeImage(stack, { registry, secrets: secrets.values });
  const app = makeApp(stack, common, {
    subnets,
    tls,
    accessLogBucket,
    image,
    alarmActions: audience.warning,
    secrets: secrets.references,
    executionRoleArn: executionRole.arn,
    taskRole,
    startAfter: [executionRole, ...mayRead, taskRole, ...ready],
  });
  makeOptionalParts(stack, common, app, audience.warning);
  const monitoring = makeMonitoring(stack, common, { app, tls, audience });
  const { sharing } = found;
  const disposable = isDisposable(settings, sharing);
  new components.Guard("until-disposable", { guards, disposable });
  return stackOutputs({ settings, sharing, subnets, registry, image, app, monitoring, live });
}
