import { inspect } from "node:util";
import type * as pulumi from "@pulumi/pulumi";

/** A secret value: its text reaches whoever asks for it by name, and nothing that prints or serialises it. */
export class SecretValue {
  constructor(readonly value: unknown) {}
  toJSON(): string {
    return "[secret]";
  }
  toString(): string {
    return "[secret]";
  }
  /** What console.log shows. */
  [inspect.custom](): string {
    return "[secret]";
  }
}

/** A value that only the provider can know; stands where no answer was given during a preview. */
export class UnknownValue {
  toJSON(): string {
    return "[known after up]";
  }
  toString(): string {
    return "[known after up]";
  }
}

/** What stands in for the AWS account and the providers while a program is evaluated. */
export interface Answers {
  /** The id and the outputs beside the inputs that the provider would return for a new resource. */
  readonly resource: (args: pulumi.runtime.MockResourceArgs) => {
    readonly id: string;
    readonly outputs: Readonly<Record<string, unknown>>;
  };
  /** The result of a look-up; throws where it knows none. */
  readonly lookup: (args: pulumi.runtime.MockCallArgs) => Readonly<Record<string, unknown>>;
}

/** One resource as the program registered it. */
export interface EvaluatedResource {
  readonly urn: string;
  /** The id that the answers gave it; none for a component. */
  readonly id: string | undefined;
  readonly type: string;
  readonly name: string;
  /** False for components; true for what a provider creates. */
  readonly custom: boolean;
  /** True for a component that its provider creates, such as awsx's. */
  readonly remote: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent: string | undefined;
  /** URNs of what must exist before it. */
  readonly dependencies: readonly string[];
  /** URN of an explicit provider. */
  readonly provider: string | undefined;
  readonly options: {
    readonly protect: boolean;
    readonly deleteBeforeReplace: boolean;
    readonly ignoreChanges: readonly string[];
  };
}

/** A look-up that the program made while it ran. */
export interface Lookup {
  readonly token: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface Evaluation {
  readonly resources: readonly EvaluatedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly lookups: readonly Lookup[];
  /** What the program logged as information, in its order. */
  readonly messages: readonly string[];
}

export interface EvaluateArgs {
  readonly project: string;
  readonly stack: string;
  /** Text by full key (`project:key`), structured values as JSON, as Pulumi hands them over. */
  readonly config: Readonly<Record<string, string>>;
  /** Full keys of the values that are secret. */
  readonly secretKeys: readonly string[];
  /** Whether the program is told that it runs in a preview. */
  readonly preview: boolean;
  readonly answers: Answers;
}
