const known = new Map<string, Promise<unknown>>();

/**
 * The result of a function, which is made once for each key and each environment in this process. Several tests get the
 * same object, so it is frozen. A rejected promise is not remembered.
 */
export function remembered<T>(key: readonly unknown[], make: () => Promise<T>): Promise<T> {
  const name = JSON.stringify([key, process.env]);
  const before = known.get(name);
  if (before) return before as Promise<T>;
  const made = make().then(frozen);
  known.set(name, made);
  made.catch(() => known.delete(name));
  return made;
}

/** A value that nobody can change, nor anything in it. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
  return value;
}
