import { SettingsError } from "../../../settings";
import { UsageError } from "../usageError";
import { answerOf } from "../../programs/ask";

/**
 * Says which environments could not be read, for a preview's assumptions and for errors; undefined if all could be
 * read.
 */
export function environmentsHint(
  stack: string,
  unread: readonly string[] | undefined,
): string | undefined {
  if (unread === undefined) return undefined;
  return (
    `Pulumi.${stack}.yaml takes values from Pulumi ESC (environment: ${unread.join(", ")}), which were not read: ` +
    `only the Pulumi CLI can, after pulumi login`
  );
}

/**
 * Runs a function that uses settings. If it raises a SettingsError, the error also says which environments of Pulumi
 * ESC could not be read.
 */
export async function withEnvironmentsHint<T>(
  config: { readonly stack: string; readonly unreadEnvironments?: readonly string[] },
  act: () => T | Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const hint = environmentsHint(config.stack, config.unreadEnvironments);
    if (hint === undefined || !(error instanceof SettingsError)) throw error;
    throw new UsageError(`${error.message}\n\n${hint}.`);
  }
}

/** The values from environments of Pulumi ESC. */
interface Opened {
  /** Values by full key. `{ secure: … }` stands for a secret value. */
  readonly values: readonly (readonly [string, unknown])[];
  /** The environments that could not be opened. */
  readonly unread: readonly string[];
}

/** The shape of `pulumi config --json`. */
type Listed = Readonly<
  Record<
    string,
    { readonly value?: string; readonly objectValue?: unknown; readonly secret: boolean }
  >
>;

/**
 * The values that environments of Pulumi ESC give a stack. Only the CLI can open them, so this runs the CLI, for at
 * most 20 seconds. If there is no CLI, or if it refuses, all of them count as unread. The CLI is not asked for the
 * values of secrets. https://www.pulumi.com/docs/iac/cli/commands/pulumi_config/
 */
export function openEnvironments(
  folder: string,
  stack: string,
  environments: readonly string[],
): Opened {
  if (environments.length === 0) return { values: [], unread: [] };
  const answer = answerOf(
    process.env["MCP_CATALOG_PULUMI"] ?? "pulumi",
    ["config", "--json", "--stack", stack, "--non-interactive"],
    { cwd: folder, env: process.env, limit: 20_000 },
  );
  if (answer === undefined) return { values: [], unread: environments };
  const listed = JSON.parse(answer) as Listed;
  return { values: Object.entries(listed).map(([key, each]) => [key, valueOf(each)]), unread: [] };
}

function valueOf({ value = "", objectValue, secret }: Listed[string]): unknown {
  return secret ? { secure: "" } : (objectValue ?? value);
}
