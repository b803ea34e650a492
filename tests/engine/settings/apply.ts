/** A value in YAML; null removes the key. */
export type Value = string | number | boolean | null | readonly Value[] | Values;

interface Values {
  readonly [key: string]: Value;
}

/** A stack file that can be changed. */
interface StackFile {
  readonly rewrite: (change: (content: unknown) => unknown) => void;
}

type Branch = Readonly<Record<string, unknown>>;

/** Writes values into the stack file as an editor would, each by its path: `healthCheck.command`. */
export function apply(file: StackFile, values: Readonly<Record<string, Value>>): void {
  file.rewrite((content) => {
    const { config, ...rest } = content as { readonly config: Branch };
    const keys = Object.entries(config).map(([key, value]) => [fullKey(key), value] as const);
    const changed = Object.entries(values).reduce<Branch>((branch, [path, value]) => {
      const [first = "", ...inner] = path.split(".");
      return put(branch, [fullKey(first), ...inner], value);
    }, Object.fromEntries(keys));
    return { ...rest, config: changed };
  });
}

function fullKey(key: string): string {
  return key.includes(":") ? key : `mcp-catalog:${key}`;
}

function put(branch: Branch, [key = "", ...path]: readonly string[], value: Value): Branch {
  const { [key]: former, ...others } = branch;
  if (path.length > 0) {
    // `pulumi config set` writes a map as the text of its JSON.
    const map: unknown = typeof former === "string" ? JSON.parse(former) : (former ?? {});
    return { ...branch, [key]: put(map as Branch, path, value) };
  }
  return value === null ? others : { ...others, [key]: value };
}
