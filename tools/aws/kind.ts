import type { Behaviour } from "../account/world";
import type { Fields } from "../calls/fields";
import type { ResourceShape } from "../calls/types";
import type { UsageArgs } from "../cost/book";
import type { PriceKey } from "../cost/items";
import type { Group } from "../cost/types";
import type { Permissions } from "../permissions/types";

/** A resource's inputs, or a map within them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A fact that does not exist for a type, and why. */
export interface None {
  readonly none: string;
}

/** Everything that the tools know about one resource type. `npm test` lists what each type lacks. */
export interface Facts {
  /** What the preview shows beside the type. Default: the first input of `nameInputs` that is set. */
  readonly label?: Label;
  /** Id and outputs in a preview, which does not ask AWS. Default: an id and no output. */
  readonly made?: MadeUp;
  readonly price: Price;
  /** What it costs by use, in addition to the price. */
  readonly usage?: readonly UsageArgs[];
  /** Ids of the controls of Security Hub that judge this type (`tools/security/controls/`). */
  readonly controls: readonly string[] | None;
  /** The type in Terraform's AWS provider, because scanners read a stack as a Terraform plan. */
  readonly terraform: string | None;
  /** The type in CloudFormation. */
  readonly cloudFormation: CloudFormation | None;
  /** How the account in memory treats the type, for the engine's tests and `npx catalog rehearse`. Only they load it. */
  readonly behaves: Behaves | None;
  /** The calls that create it, for the tests against the emulator and for cfn-lint. Only they load it. */
  readonly calls: Calls | None;
  /** Why moto cannot judge those calls, so that only AWS's models do. Default: moto judges them. */
  readonly emulated?: None;
  /** The IAM actions that it needs beside those of the calls that create it. */
  readonly permissions: Permissions;
}

/** A resource type with everything that the tools know about it. */
export interface Kind<Type extends string = string> extends Facts {
  /** Pulumi's name of the type, e.g. `aws:ecs/service:Service`. */
  readonly type: Type;
}

/** A short text from a resource's inputs; `groupName` finds the name of a security group by its id. */
export type Label = (inputs: Inputs, groupName: (id: unknown) => string) => string;

/** How a preview makes up ids and ARNs. */
export interface Maker {
  readonly region: string;
  readonly partition: string;
  readonly account: string;
  /** An id that readers recognise as made up. The same resource always gets the same id. */
  readonly id: (prefix: string) => string;
  /** An ARN in the assumed account and region. */
  readonly arn: (service: string, resource: string) => string;
  /** An ARN of a service without regions, such as IAM. */
  readonly globalArn: (service: string, resource: string) => string;
}

/** Id and outputs of a resource that does not exist yet. */
export type MadeUp = (inputs: Inputs, maker: Maker) => Made;

export interface Made {
  readonly id: string;
  /** Outputs that are not inputs. */
  readonly outputs: Inputs;
}

/**
 * What a resource costs for each hour or month that it exists: nothing, a fixed price, or an amount that a file of
 * `tools/cost/model/` works out from several resources. Or it costs only by use.
 */
export type Price =
  | { readonly free: string }
  | { readonly each: UnitPrice }
  | { readonly model: CostModel }
  | { readonly byUse: true };

/** The line of the cost table for all resources of a type. */
export interface UnitPrice {
  /** The same in every stack, so that two stacks can be compared. */
  readonly key: string;
  readonly group: Group;
  /** The plural with which the line begins. */
  readonly item: string;
  readonly unit: string;
  readonly price: PriceKey;
  /** How many units one resource counts for. Default: 1. */
  readonly units?: (inputs: Inputs) => number;
  /** A note beside the line, if its condition is true for one of the resources. */
  readonly note?: { readonly if: (inputs: Inputs) => boolean; readonly text: string };
}

/** A file of `tools/cost/model/`. */
export type CostModel =
  // What runs, and what watches it.
  "tasks" | "network" | "nat" | "monitoring" | "outsideCheck" | "insights" | "webAcls";

/** A type in CloudFormation, whose properties are the parameters of the calls that create the resource. */
export interface CloudFormation {
  /** E.g. `AWS::ECS::Service`. */
  readonly type: string;
  /** Properties by the path of their parameter, if the names differ; `undefined` leaves the parameter out. */
  readonly properties?: Readonly<Record<string, string | undefined>>;
  /** How CloudFormation writes a property, if it differs from the call. */
  readonly forms?: Readonly<Record<string, (value: never) => unknown>>;
  /**
   * For a type that CloudFormation writes as a part of another: Pulumi's name of the other type, the parameter that
   * names the other resource, and the part's own name for that parameter if it differs.
   */
  readonly partOf?: readonly [type: string, parameter: string, own?: string];
  /** The property for tags, a list of `Key` and `Value`. Default: `Tags`. */
  readonly tags?: "none" | "Tags" | "ResourceTags";
}

/** Loads the behaviour. It is loaded separately, because previews and `pulumi up` never need it. */
export type Behaves = () => Promise<Behaviour>;

/** Loads the calls. Short ones are given directly. */
export type Calls = ResourceShape | (() => Promise<ResourceShape>);

/** The kinds of one module of Pulumi's AWS package, each under the name of its class: `ecs.service`. */
export function awsModule<const Module extends string, Names extends string>(
  module: Module,
  facts: { readonly [Name in Names]: Facts },
): { readonly [Name in Names]: Kind<`aws:${Module}/${Name}:${Capitalize<Name>}`> } {
  const entries = Object.entries<Facts>(facts).map(([name, each]) => [
    name,
    { type: `aws:${module}/${name}:${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, ...each },
  ]);
  return Object.fromEntries(entries) as ReturnType<typeof awsModule<Module, Names>>;
}

export function none(reason: string): None {
  return { none: reason };
}

export function isNone(fact: object | (() => unknown)): fact is None {
  return "none" in fact;
}

export function free(reason: string): Price {
  return { free: reason };
}

/** A price that a file of `tools/cost/model/` works out. */
export function model(name: CostModel): Price {
  return { model: name };
}

export const byUse: Price = { byUse: true };

/** A price for each resource of the type. */
export function each(price: UnitPrice): Price {
  return { each: price };
}

/** Makes up an id with a prefix, and no output. */
export function withId(prefix: string): MadeUp {
  return (_, { id }) => ({ id: id(prefix), outputs: {} });
}

/** Makes up an id, an ARN, and further outputs. */
export function withArn(id: string, arn: string, outputs: Inputs = {}): Made {
  return { id, outputs: { arn, ...outputs } };
}

/** The behaviour of a resource that has a name and an ARN (`<service>:…:<prefix><name>`), but no rules of its own. */
export function named(service: string, prefix: string, key = "name"): Behaves {
  return async () => (await import("../account/types/named")).named(service, prefix, key);
}

/** One call creates the resource. */
export function creates(call: string, fields: Fields): ResourceShape {
  return { calls: [{ call, fields }] };
}

export function text(inputs: Inputs, key: string): string {
  return String(inputs[key]);
}

/** The value of JSON text. Text that is not known yet is returned as it is. */
export function parsed(json: unknown): unknown {
  return typeof json === "string" ? JSON.parse(json) : json;
}

/** The Name tag, which AWS's console shows for a resource without a name. */
export function nameTag({ tags }: Inputs): string {
  return String((tags as Inputs | undefined)?.["Name"]);
}
