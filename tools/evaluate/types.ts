import { inspect } from "node:util";
import type * as pulumi from "@pulumi/pulumi";

/** A secret value. Its text is there for code that asks for it by name, but nothing prints or serialises it. */
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

/** A value that only the provider can know. It takes the place of a missing answer in a preview. */
export class UnknownValue {
  toJSON(): string {
    return "[known after up]";
  }
  toString(): string {
    return "[known after up]";
  }
}

/** Answers in place of the AWS account and the providers, while a program is evaluated. */
export interface Answers {
  /** The id of a new resource, and the outputs that the provider would return besides the inputs. */
  readonly resource: (args: pulumi.runtime.MockResourceArgs) => {
    readonly id: string;
    readonly outputs: Readonly<Record<string, unknown>>;
  };
  /** The result of a look-up. Throws if it knows none. */
  readonly lookup: (args: pulumi.runtime.MockCallArgs) => Readonly<Record<string, unknown>>;
  /**
   * Plays the provider of a remote component: registers its parts in order, and returns the component's outputs. In
   * those outputs, a registered resource stands for a reference to it. Undefined if the parts are not known.
   */
  readonly children?: (
    component: RemoteComponent,
    register: RegisterChild,
  ) => Promise<Readonly<Record<string, unknown>>> | undefined;
}

/** The description of a remote component that its provider gets. */
export interface RemoteComponent {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The description of a part of a remote component that the engine gets from the provider. */
export interface Child {
  readonly type: string;
  readonly name: string;
  /** Undefined values are left out. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The component, or a part that was registered before. */
  readonly parent: { readonly urn: string };
  /** The parts that its inputs or options refer to. */
  readonly dependsOn: readonly RegisteredChild[];
}

/** A part of a remote component, after the answers have made it. */
export class RegisteredChild {
  constructor(
    readonly urn: string,
    readonly id: string,
    /** The outputs, including the inputs. */
    readonly outputs: Readonly<Record<string, unknown>>,
  ) {}
}

/** Registers a part of a component, changed by the program's transforms. Rejects with their errors. */
export type RegisterChild = (child: Child) => Promise<RegisteredChild>;

/** One resource as the program registered it. */
export interface EvaluatedResource {
  readonly urn: string;
  /** The id from the answers; undefined for a component. */
  readonly id: string | undefined;
  readonly type: string;
  readonly name: string;
  /** True for a resource that a provider creates, false for a component. */
  readonly custom: boolean;
  /** True for a component that its provider creates and that has unknown parts. */
  readonly remote: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent: string | undefined;
  /** URNs of the resources that must exist before it. */
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
  /** What the program logged as information, in order. */
  readonly messages: readonly string[];
  /** What the program logged as warnings, in order. */
  readonly warnings: readonly string[];
}

export interface EvaluateArgs {
  readonly project: string;
  readonly stack: string;
  /** Text by full key (`project:key`), with structured values as JSON, in Pulumi's form. */
  readonly config: Readonly<Record<string, string>>;
  /** Full keys of the values that are secret. */
  readonly secretKeys: readonly string[];
  /** Whether the program hears that it runs in a preview. */
  readonly preview: boolean;
  readonly answers: Answers;
}
