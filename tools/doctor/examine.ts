import { noteFailures } from "../../live/calls/ask";
import type { ClientConfig } from "../../live/calls/clients";
import { findRunner } from "../../live/ecs/oneOff";
import { unreadLine } from "../../live/calls/errors";
import { callerOf } from "../../live/account/identity/caller";
import type { AwsSettings } from "../../settings";
import type { StackPreview } from "../preview/evaluateStack";
import { allSettings } from "../stack/allSettings";
import type { StackConfig } from "../stack/readStackConfig";
import { lookAt } from "../status/look";
import { statusStack } from "../status/stack";
import { account } from "./checks/account";
import { domain } from "./checks/domain";
import { exec } from "./checks/exec";
import { image } from "./checks/image";
import { names as fixedNames } from "./checks/names";
import { network } from "./checks/network";
import { quotas } from "./checks/quotas";
import { rights } from "./checks/rights";
import { executionRole, secrets } from "./checks/secrets";
import { drift, service } from "./checks/service";
import type { Check, Line, Machine, Patient } from "./types";

/** Every check, in the order in which `pulumi up` would meet the problems. */
export const checks: readonly Check[] = [
  account,
  rights,
  drift,
  fixedNames,
  quotas,
  image,
  secrets,
  executionRole,
  domain,
  network,
  service,
  exec,
];

/** What the examination found. */
export interface Examined {
  readonly account: string;
  readonly region: string;
  readonly lines: readonly Line[];
}

/** The world around a command, as far as an examination needs it. */
interface World extends Machine {
  readonly connect: (aws: AwsSettings) => Promise<ClientConfig>;
  /** The status of a GET request. Rejects if there is no answer. */
  readonly httpStatus: (url: string) => Promise<number>;
}

/**
 * Runs every check of a stack, which `evaluate` evaluates once AWS has said whose the credentials are. What AWS refuses
 * is a line of its own, so that a partial answer says what is missing. Rejects only if AWS does not say whose the
 * credentials are.
 */
export async function examine(
  file: StackConfig,
  evaluate: () => Promise<StackPreview>,
  world: World,
): Promise<Examined> {
  const settings = allSettings(file);
  const config = await world.connect(settings.aws);
  const caller = await callerOf(config);
  if (caller === undefined) {
    throw new Error("sts:GetCallerIdentity did not say whose the credentials are");
  }
  const preview = await evaluate();
  const { result, evidence } = await lookAt(statusStack(file), config, world.httpStatus);
  const patient: Patient = {
    stack: file.stack,
    settings,
    preview,
    config,
    caller,
    status: result,
    evidence,
    runner: await runnerOf(config, evidence),
    machine: world,
  };
  const all = await Promise.all(checks.map((check) => linesOf(check, patient)));
  return { account: caller.account, region: settings.aws.region, lines: all.flat() };
}

async function linesOf({ name, lines }: Check, patient: Patient): Promise<readonly Line[]> {
  const { ask, unread } = noteFailures();
  const said = await lines(patient, ask);
  const refused = unread.map((each) => ({
    state: "unasked" as const,
    text: unreadLine(each),
  }));
  return [...said, ...refused].map((line) => ({ check: name, ...line }));
}

/** The revision and the network of a service that runs. If AWS refuses, the service's own line says so. */
async function runnerOf(config: ClientConfig, { names, service }: Patient["evidence"]) {
  if (service.state !== "found") return undefined;
  return noteFailures().ask("ecs:DescribeServices", () => findRunner(config, names));
}
