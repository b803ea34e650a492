import type { z } from "zod";
import type { awsSchema, settingsSchema } from "./schema";

/** A stack's configuration as Pulumi hands it over: text by full key, structured values as JSON. */
export interface RawConfig {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  /** Whether the value, or a part of it, is stored encrypted. */
  readonly isSecret: (key: string) => boolean;
  /** Whether a folder or file that a build needs exists. */
  readonly fileExists: (path: string) => boolean;
}

export type Schema = Readonly<Record<string, z.ZodType>>;

/** The validated values of a schema, by key. */
export type Parsed<S extends Schema> = { readonly [K in keyof S]: z.output<S[K]> };
export type OwnKeys = Parsed<typeof settingsSchema>;
export type AwsKeys = Parsed<typeof awsSchema>;

/** One thing wrong with a stack's configuration. */
export interface Problem {
  /** The key as the user typed it, e.g. `network.nat`. */
  readonly key: string;
  /** The rule, the value that was given and, if it is not obvious, what to do. */
  readonly message: string;
}

/** A rule that looks at several keys, or at things outside the stack file. */
export type Rule = (values: Partial<OwnKeys>, raw: RawConfig) => readonly Problem[];
