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
  /**
   * What the provider of a remote component makes in it: registers it, in its order, and returns the component's outputs,
   * in which a registered resource stands for a reference to it. Undefined where that is not known.
   */
  readonly children?: (
    component: RemoteComponent,
    register: RegisterChild,
  ) => Promise<Readonly<Record<string, unknown>>> | undefined;
}

/** A remote component as its provider is told of it. */
export interface RemoteComponent {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A resource of a remote component, as its provider asks for it. */
export interface Child {
  readonly type: string;
  readonly name: string;
  /** What is undefined is left out. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The component, or what was registered before. */
  readonly parent: { readonly urn: string };
  /** What its inputs or its options name. */
  readonly dependsOn: readonly RegisteredChild[];
}

/** A resource of a remote component, once the answers have made it. */
export class RegisteredChild {
  constructor(
    readonly urn: string,
    readonly id: string,
    /** With its inputs. */
    readonly outputs: Readonly<Record<string, unknown>>,
  ) {}
}

/** Registers a resource of a component, changed by the program's transforms. Rejects with what they raise. */
export type RegisterChild = (child: Child) => Promise<RegisteredChild>;

/** One resource as the program registered it. */
export interface EvaluatedResource {
  readonly urn: string;
  /** The id that the answers gave it; none for a component. */
  readonly id: string | undefined;
  readonly type: string;
  readonly name: string;
  /** False for components; true for what a provider creates. */
  readonly custom: boolean;
  /** True for a component that its provider creates, and whose parts are not known. */
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
  /** What it warned of, in its order. */
  readonly warnings: readonly string[];
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
