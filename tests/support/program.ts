import {
  evaluate,
  type Answers,
  type EvaluatedResource,
  type Evaluation,
} from "../../tools/evaluate";
export { projectFolder } from "../../tools/stack/projectFolder";

type Outputs = Readonly<Record<string, unknown>>;

export interface RunArgs {
  readonly project?: string;
  readonly stack?: string;
  /** Text by full key, in Pulumi's form. */
  readonly config?: Readonly<Record<string, string>>;
  readonly secretKeys?: readonly string[];
  readonly preview?: boolean;
  /**
   * Outputs in addition to the inputs, by resource type. Every resource also has `arn: <name>-arn`.
   */
  readonly outputs?: Readonly<Record<string, Outputs>>;
  /** Results by token. Any other look-up throws and names its token. */
  readonly lookups?: Readonly<Record<string, Outputs | ((inputs: Outputs) => Outputs)>>;
  /** The parts of remote components; none are known by default. */
  readonly children?: NonNullable<Answers["children"]>;
}

/** The resources that a program registered, with ways to find them. */
export class Run {
  constructor(private readonly evaluation: Evaluation) {}

  get resources(): readonly EvaluatedResource[] {
    return this.evaluation.resources;
  }

  get outputs(): Outputs {
    return this.evaluation.outputs;
  }

  get lookups(): Evaluation["lookups"] {
    return this.evaluation.lookups;
  }

  get messages(): readonly string[] {
    return this.evaluation.messages;
  }

  get warnings(): readonly string[] {
    return this.evaluation.warnings;
  }

  /** Every resource of a type. */
  all(type: string): readonly EvaluatedResource[] {
    return this.resources.filter((each) => each.type === type);
  }

  /** The only resource of a type. Throws if there is none or more than one. */
  one(type: string): EvaluatedResource {
    const [first, ...rest] = this.all(type);
    if (!first || rest.length > 0) {
      const types = [...new Set(this.resources.map((each) => each.type))].join(", ");
      throw new Error(
        `expected one ${type}, found ${first ? rest.length + 1 : 0}; there are ${types}`,
      );
    }
    return first;
  }

  /** The resource of a type with that logical name; throws if there is none. */
  named(type: string, name: string): EvaluatedResource {
    const found = this.all(type).find((each) => each.name === name);
    if (!found) {
      throw new Error(
        `no ${type} ${name}; there are ${this.all(type)
          .map((each) => each.name)
          .join(", ")}`,
      );
    }
    return found;
  }

  /** Logical names of the resources that a resource waits for. */
  waitsFor(resource: EvaluatedResource): readonly string[] {
    return resource.dependencies.map((urn) => urn.split("::").at(-1) ?? urn);
  }
}

/** Runs a program, or a function that makes components, under mocks with the ids `<logical name>-id`. */
export async function run(
  program: () => unknown,
  { project = "mcp-catalog", stack = "prod", config = {}, preview = false, ...args }: RunArgs = {},
): Promise<Run> {
  const answers: Answers = {
    resource: ({ name, type }) => ({
      id: type === "awsx:ec2:Vpc" ? "" : `${name}-id`,
      outputs: { arn: `${name}-arn`, ...args.outputs?.[type] },
    }),
    lookup: ({ token, inputs }) => {
      const result = args.lookups?.[token];
      if (!result) throw new Error(`unexpected look-up ${token}`);
      return typeof result === "function" ? result(inputs as Outputs) : result;
    },
    children: args.children ?? (() => undefined),
  };
  return new Run(
    await evaluate(async () => (await program()) as Record<string, unknown> | undefined, {
      project,
      stack,
      config,
      secretKeys: args.secretKeys ?? [],
      preview,
      answers,
    }),
  );
}

/** A JSON input as an object. */
export function json(resource: EvaluatedResource, key: string): unknown {
  return JSON.parse(String(resource.inputs[key]));
}
