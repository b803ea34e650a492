import { InvalidArgumentError } from "commander";
import { UsageError } from "../../stack/usageError";

/** The number of a pull request. Raises a UsageError if the text is not such a number. */
export function numberOf(text: string | undefined, action: string): number {
  if (/^[1-9]\d{0,9}$/.test(text ?? "")) return Number(text);
  throw new UsageError(
    `catalog review ${action} takes the number of a pull request: npx catalog review ${action} 7`,
  );
}

/** A whole number. Raises an InvalidArgumentError if the text is not one. */
export function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number.");
}

/** Numbers, with a comma between them. An empty text is refused: it may come from a script in which a call failed. */
export function numbers(text: string): readonly number[] {
  if (text === "none") return [];
  if (/^[1-9]\d{0,9}(?:,[1-9]\d{0,9})*$/.test(text)) return text.split(",").map(Number);
  throw new InvalidArgumentError("It must be numbers with a comma between them, or none.");
}
