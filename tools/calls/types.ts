import type { Fields, Inputs } from "./fields";

/** One call of AWS's API that a resource's provider makes. */
export interface CallShape {
  /** `ecs.CreateService` */
  readonly call: string;
  readonly fields: Fields;
  /** The parameter that names the resource itself, in every call after the first. */
  readonly own?: string;
  /** Parameters that do not come from an input. */
  readonly always?: Inputs;
}

/** How a resource is created. Every input is either a field of a call, or used only by the provider. */
export interface ResourceShape {
  readonly calls: readonly CallShape[];
  /** Inputs that the provider uses itself and does not send. */
  readonly providerOnly?: readonly string[];
  /** Where the answer to the first call has the resource's id, if AWS makes the id up. */
  readonly id?: readonly (string | number)[];
}
