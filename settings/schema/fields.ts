import { z } from "zod";

/** A whole number within limits, with the same message for every mistake. Editors get the limits from `meta`. */
export function wholeNumber(from: number, to: number, unit: string) {
  const error = `must be a whole number from ${from} to ${to} (${unit})`;
  return z
    .number({ error })
    .refine((n) => Number.isInteger(n) && n >= from && n <= to, { error })
    .meta({ type: "integer", minimum: from, maximum: to });
}

/** Text that matches a pattern. */
export function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

/** One of several values. */
export function oneOf<const T extends readonly (string | number)[]>(values: T, unit = "") {
  return z.literal(values, { error: `must be one of ${values.join(", ")}${unit}` });
}

/**
 * An e-mail address, at most 64 characters before the @ and 254 in all.
 * https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1
 */
export const emailAddress = z
  .email({
    error: "must be one e-mail address; for several people, that of a mailing list",
    abort: true,
  })
  .refine((address) => address.length <= 254 && address.indexOf("@") <= 64, {
    error: "must have at most 64 characters before the @ and 254 in all",
  });

/** Text that YAML would read as another type if it had no quotes. */
export const quotedText = z.string({ error: "must be text: put quotes around it" });

/** true or false. */
export const yesOrNo = z.boolean({ error: "must be true or false" });

const variableName = text(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  "is not a variable name: letters, digits and _, not starting with a digit",
);

/** A map from environment variable to text. */
export function variables(what: string, example: string) {
  const error = `must be a map from variable name to ${what}, e.g. ${example}`;
  return z.record(variableName, quotedText, { error });
}
