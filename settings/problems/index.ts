import { closest, distance } from "fastest-levenshtein";
import { plural } from "../../components/common/text/plural";
import type { Problem } from "../raw";

/** One error with every problem of a stack's configuration; raised before any resource exists. */
export class SettingsError extends Error {
  /**
   * Marks this as a `pulumi.RunError`, which Pulumi shows without a stack trace. Importing
   * pulumi.RunError itself would load the whole SDK.
   */
  readonly __pulumiRunError = true;

  constructor(
    stack: string,
    readonly problems: readonly Problem[],
  ) {
    super(describeProblems(stack, problems));
    this.name = "SettingsError";
  }
}

function describeProblems(stack: string, problems: readonly Problem[]): string {
  const width = Math.max(...problems.map(({ key }) => key.length));
  const count = plural(problems.length, "problem");
  return [
    `${count} in the configuration of stack ${stack} (Pulumi.${stack}.yaml):`,
    "",
    ...problems.map(({ key, message }) => `  ${key.padEnd(width)}  ${withStack(message, stack)}`),
    "",
    `Nothing was changed. Correct ${problems.length === 1 ? "it" : "them"} and run the same command again.`,
  ].join("\n");
}

/** Adds the stack to the command in a message; without it, the command would change the selected stack. */
function withStack(message: string, stack: string): string {
  return message.includes(" pulumi config ") ? `${message} --stack ${stack}` : message;
}

/** Says that a key is not a setting. Names the known key that resembles it, or else all known keys. */
export function unknownKeyMessage(key: string, known: readonly string[]): string {
  const [root = "", ...path] = key.split(".");
  if (path.length > 0 && known.includes(root)) {
    return `reaches into a map, which takes --path: pulumi config set --path ${key} <value>`;
  }
  const name = key.split(".").at(-1) ?? key;
  const candidate = closest(
    name.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  );
  const match = known.find((each) => each.toLowerCase() === candidate);
  const near = match && distance(name.toLowerCase(), candidate) <= Math.ceil(match.length / 3);
  return `is not a setting: ${near ? `did you mean ${match}?` : known.length > 12 ? "docs/settings.md has them all" : `it must be one of ${known.join(", ")}`}`;
}
