import * as pulumi from "@pulumi/pulumi";
import { run } from "../../../support/program";

/** One line of the program's log. */
export interface Heard {
  readonly level: "info" | "warn" | "error";
  readonly text: string;
  /** The resource beside which it is shown. */
  readonly resource: pulumi.Resource | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Runs a function, and returns what it logged instead of printing it. */
export async function hear(act: () => Promise<unknown>): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const log = pulumi.log as Pick<Mutable<typeof pulumi.log>, Heard["level"]>;
  const { info, warn, error } = log;
  const listen =
    (level: Heard["level"]) =>
    (text: string, resource?: pulumi.Resource): Promise<void> => {
      heard.push({ level, text, resource });
      return Promise.resolve();
    };
  log.info = listen("info");
  log.warn = listen("warn");
  log.error = listen("error");
  try {
    await act();
  } finally {
    Object.assign(log, { info, warn, error });
  }
  return heard;
}

/** Runs a function inside a program, with a resource beside which messages can be shown. */
export async function inProgram<T>(act: (parent: pulumi.Resource) => Promise<T>): Promise<T> {
  const results: T[] = [];
  await run(async () => {
    results.push(await act(new pulumi.ComponentResource("test:index:Parent", "parent")));
  });
  const [result] = results;
  return result as T;
}
