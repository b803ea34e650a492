import { InvalidArgumentError } from "commander";
import { severities } from "../../../push/text";

/** Reads one of ECR's severities from a command line. Raises an InvalidArgumentError that names them all. */
export function severityOption(text: string): string {
  const named = severities.find((each) => each === text.toUpperCase());
  if (named !== undefined) return named;
  const all = severities.map((each) => each.toLowerCase()).join(", ");
  throw new InvalidArgumentError(`It must be one of ${all}.`);
}
