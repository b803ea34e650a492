import { isBuildVariable, type Platform } from "../../components/image/types";
import { baseName } from "../../settings/names";
import { allSettings } from "../stack/allSettings";
import { encryptedValue, UsageError, type StackConfig } from "../stack/readStackConfig";
import { stackService, type StackService } from "../stack/service/serviceOfStack";

/** What the stack files say about the image of a version. */
export interface PushStack extends StackService {
  readonly stack: string;
  readonly repository: string;
  readonly platform: Platform;
  /** Build arguments with values that are not secret. */
  readonly known: Readonly<Record<string, string>>;
  /** Build arguments with values in Secrets Manager: the secrets' names, by variable. */
  readonly secret: Readonly<Record<string, string>>;
}

/**
 * Reads what the build of a version needs. Raises a SettingsError that lists every bad key. Raises a UsageError if the
 * stack builds its image itself, or if only the Pulumi CLI can read a value and the shell does not have it.
 */
export function pushStack(config: StackConfig, tag: string, env: NodeJS.ProcessEnv): PushStack {
  const { project, stack } = config;
  const asked = { ...config, values: { ...config.values, [`${project}:imageTag`]: tag } };
  const found = imageStack(asked, env);
  if (!found.builds) return found;
  throw new UsageError(
    `The stack ${stack} builds its image in pulumi up (image.source is build): pulumi up -s ${stack}`,
  );
}

/**
 * What the build of a version needs, for any stack, and whether the stack builds its image itself.
 */
export function imageStack(
  config: StackConfig,
  env: NodeJS.ProcessEnv,
): PushStack & { readonly builds: boolean } {
  const { project, stack } = config;
  const settings = allSettings(config);
  const base = baseName(project, stack);
  const { environment, platform } = settings.container;
  return {
    ...stackService(config),
    stack,
    builds: settings.image.source === "build",
    repository: base,
    platform,
    known: Object.fromEntries(
      Object.entries(environment)
        .filter(([name]) => isBuildVariable(name))
        .map(([name, value]) => [name, plain(name, value, env)]),
    ),
    secret: Object.fromEntries(
      settings.secrets
        .filter(({ variable }) => isBuildVariable(variable))
        .map(({ variable, name }) => [variable, `${base}/${name}`]),
    ),
  };
}

function plain(name: string, value: string, env: NodeJS.ProcessEnv): string {
  if (value !== encryptedValue) return value;
  const own = env[name];
  if (own !== undefined) return own;
  throw new UsageError(
    `environment.${name} is encrypted in the stack's file, and only the Pulumi CLI can read it. Set ${name} in the shell.`,
  );
}
