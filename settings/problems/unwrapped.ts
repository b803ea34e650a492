import { z } from "zod";

type Wrapper = z.ZodDefault | z.ZodPrefault | z.ZodOptional;

/** Whether a rule only wraps another rule to make it optional or to give it a default. */
export function isWrapper(rule: z.ZodType): rule is Wrapper {
  return (
    rule instanceof z.ZodDefault || rule instanceof z.ZodPrefault || rule instanceof z.ZodOptional
  );
}

/** A rule without the wrappers that make it optional or give it a default. */
export function unwrapped(rule: z.ZodType): z.ZodType {
  return isWrapper(rule) ? unwrapped(rule.unwrap() as z.ZodType) : rule;
}
