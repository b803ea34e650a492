import { serviceDomain } from "../../../components/iam/serviceDomain";
import { partitionOf } from "../../../components/iam/partition";
import { keptSecrets, type KeptSecret } from "../../../live/doctor/secrets";
import { refusals, type Question } from "../../../live/doctor/simulate";
import { roleArn } from "../../../live/account/identity/principal";
import { fail, ok, type Check, type Patient } from "../types";

/** Whether each secret is in the file and in the account with a value. */
export const secrets: Check = {
  name: "secrets",
  lines: async (patient, ask) => {
    const { config, settings, preview, runner, stack } = patient;
    const unset = preview.missingSecrets.map(({ key, command }) =>
      fail(`${key} is not set`, command),
    );
    const names = secretNames(patient);
    const kept = await ask("secretsmanager:ListSecrets", async () =>
      keptSecrets(config, settings.names.base, ask),
    );
    if (kept === undefined) return unset;
    const missing = names.filter((name) => !kept.some((each) => each.name === name));
    if (runner === undefined && missing.length > 0) {
      return [...unset, ok(`pulumi up makes ${missing.length} of ${names.length}`)];
    }
    const empty = kept.filter(({ name, hasValue }) => names.includes(name) && !hasValue);
    const trouble = [
      ...unset,
      ...missing.map((name) => fail(`${name} is gone`, `pulumi up --refresh -s ${stack}`)),
      ...empty.map(({ name }) => fail(`${name} has no value`, `pulumi up --refresh -s ${stack}`)),
    ];
    return trouble.length > 0 ? trouble : [ok(`all ${names.length} are there, each with a value`)];
  },
};

/** Whether the role that starts the tasks may pull the image, write logs and read each secret, its key included. */
export const executionRole: Check = {
  name: "start of tasks",
  lines: async (patient, ask) => {
    const { config, settings, stack, runner } = patient;
    const role = settings.names.executionRole;
    const found = await ask("iam:GetRole", async () => ({
      arn: await roleArn(config, role, (_, send) => send()),
    }));
    if (found === undefined) return [];
    const { arn } = found;
    if (arn === undefined) {
      return runner === undefined
        ? [ok(`the first pulumi up makes the role ${role}`)]
        : [fail(`the role ${role} is gone`, `pulumi up --refresh -s ${stack}`)];
    }
    const names = secretNames(patient);
    const all = await keptSecrets(config, settings.names.base, ask);
    if (all === undefined) return [];
    const kept = all.filter(({ name }) => names.includes(name));
    const questions = startQuestions(patient, kept);
    const refused = await refusals(config, arn, questions, ask);
    if (refused === undefined) return [];
    if (refused.length === 0) {
      return [ok(`${role} may pull the image, write logs and read ${kept.length} secrets`)];
    }
    return refused.map(({ action, resources: [resource = "*"], by }) =>
      fail(
        `${role} may not ${action} on ${resource.split(":").slice(5).join(":") || resource} (${by})`,
        `pulumi up --refresh -s ${stack}`,
      ),
    );
  },
};

function secretNames({ settings }: Patient): readonly string[] {
  return settings.secrets.map(({ name }) => `${settings.names.base}/${name}`);
}

/** Each secret by itself, so that one of them cannot hide behind another. */
function startQuestions(
  { settings, caller }: Patient,
  kept: readonly KeptSecret[],
): readonly Question[] {
  const { region } = settings.aws;
  const { base, logGroup } = settings.names;
  const place = `arn:${partitionOf(region)}`;
  const via = { "kms:ViaService": `secretsmanager.${region}.${serviceDomain(region)}` };
  const own = `${region}:${caller.account}`;
  return [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"], context: {} },
    {
      actions: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [`${place}:ecr:${own}:repository/${base}`],
      context: {},
    },
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${place}:logs:${own}:log-group:${logGroup}:log-stream:ecs/doctor`],
      context: {},
    },
    ...kept.map(({ arn }) => ({
      actions: ["secretsmanager:GetSecretValue"],
      resources: [arn],
      context: {},
    })),
    ...[...new Set(kept.flatMap(({ key }) => key ?? []))].map((key) => ({
      actions: ["kms:Decrypt"],
      resources: [key],
      context: via,
    })),
  ];
}
