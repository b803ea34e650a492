/** A value below a map, as `pulumi config set --path` writes it. */
export function typed(value: string): string | number | boolean {
  if (value === "true" || value === "false") return value === "true";
  return /^(0|[1-9]\d*)$/.test(value) ? Number(value) : value;
}

export type Mutable<T> = {
  -readonly [K in keyof T]: T[K];
};

/** Plain settings by name. */
export type Settings = Readonly<Record<string, string>>;
