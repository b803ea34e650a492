import { z } from "zod";
import { isWrapper } from "../../settings/unwrapped";

/** What `.describe()` says, on whichever layer it was said. */
export function description(rule: z.ZodType): string {
  return (
    rule.description ??
    (isWrapper(rule) ? description(rule.unwrap() as z.ZodType) : undefined) ??
    ""
  );
}

/** The value that stands where the stack file has none; undefined for what is required or optional. */
export function defaultValue(rule: z.ZodType): unknown {
  return rule instanceof z.ZodDefault || rule instanceof z.ZodPrefault
    ? rule.def.defaultValue
    : undefined;
}

/** The rule in the words of the error for what breaks it: `must be true or false` is `true or false`. */
export function rulePhrase(rule: z.ZodType): string {
  const message = rule.safeParse(null).error?.issues[0]?.message ?? "";
  return message.startsWith("Invalid input") ? "text" : message.replace(/^(?:must be|needs) /, "");
}
