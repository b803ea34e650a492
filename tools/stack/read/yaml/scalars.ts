import type { ScalarTag } from "yaml";

/** Text without quotes that Pulumi reads as a date. No setting is a date. */
const date =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/;

/** A whole number. In Go, a number that begins with 0 is octal, with or without the `o` of YAML 1.2. */
const integer = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** The largest whole number, by its sign. Go stores it in 64 bits. */
const most = { "": 2n ** 64n - 1n, "+": 2n ** 63n - 1n, "-": 2n ** 63n } as const;

/** Whether Pulumi reads text without quotes as a date. The day must also exist. */
export function isDate(text: string): boolean {
  if (!date.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split(/[-Tt ]/).map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
}

/** Whether text without quotes is octal for Pulumi, although most people read it as decimal: `010` is 8. */
export function isOctal(text: string): boolean {
  const digits = text.replace(/^[-+]/, "").replaceAll("_", "");
  return /^0[0-7]+$/.test(digits) && Number(digits) > 7;
}

/**
 * What Pulumi reads from text without quotes that begins like a number. Its YAML library accepts YAML 1.2's numbers and
 * most of YAML 1.1's: octals with a plain 0, and underscores, but not `1:30`.
 * https://github.com/go-yaml/yaml/blob/v3/resolve.go
 */
function numberOrText(text: string): number | bigint | string {
  // In a number that begins with its point, Go accepts underscores only between digits.
  if (text.startsWith(".") && /(?<!\d)_|_(?!\d)/.test(text)) return text;
  // Go also accepts the sign after the base: `0o-17`.
  const plain = text.replaceAll("_", "").replace(/^(0[bo])([-+])/, "$2$1");
  const [, sign = "", digits] = integer.exec(plain) ?? [];
  if (digits !== undefined) {
    const amount = BigInt(digits.replace(/^0(?=[0-7])/, "0o"));
    if (amount <= most[sign as keyof typeof most]) return signed(sign, amount);
  }
  const number = float.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number + 0 : text;
}

function signed(sign: string, amount: bigint): number | bigint {
  const value = sign === "-" ? -amount : amount;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** Reads numbers like Pulumi. It replaces the `yaml` library's own tags for numbers. */
export const goNumber: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  test: /^(?:[-+][_.]*|\.)?\d/,
  resolve: numberOrText,
};
