/** A committed stack with settings laid over its file. */
export interface Configuration {
  readonly stack: "prod" | "dev";
  readonly settings: readonly string[];
}

export function prod(...settings: readonly string[]): Configuration {
  return { stack: "prod", settings };
}

export function dev(...settings: readonly string[]): Configuration {
  return { stack: "dev", settings };
}

export function map(key: string, value: object): string {
  return `${key}=${JSON.stringify(value)}`;
}
