import { z } from "zod";
import { isWrapper } from "../../../settings/problems/unwrapped";

/** The text given to `.describe()`, on any layer of the rule. */
export function description(rule: z.ZodType): string {
  return (
    rule.description ??
    (isWrapper(rule) ? description(rule.unwrap() as z.ZodType) : undefined) ??
    ""
  );
}

/** The default value; undefined for a required or optional setting. */
export function defaultValue(rule: z.ZodType): unknown {
  return rule instanceof z.ZodDefault || rule instanceof z.ZodPrefault
    ? rule.def.defaultValue
    : undefined;
}

/** The rule, taken from its error message: `must be true or false` becomes `true or false`. */
export function rulePhrase(rule: z.ZodType): string {
  const message = rule.safeParse(null).error?.issues[0]?.message ?? "";
  return message.startsWith("Invalid input") ? "text" : message.replace(/^(?:must be|needs) /, "");
}
