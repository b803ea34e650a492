import type { Fields, Inputs } from "./fields";

/** One call of AWS's API that a resource's provider makes. */
export interface CallShape {
  /** `ecs.CreateService` */
  readonly call: string;
  readonly fields: Fields;
  /** The parameter that names the resource itself, in a call after the first. */
  readonly own?: string;
  /** Parameters that no input has. */
  readonly always?: Inputs;
}

/** How a resource is created. Every input is either a field of a call or the provider's own. */
export interface ResourceShape {
  readonly calls: readonly CallShape[];
  /** Inputs that its provider keeps to itself. */
  readonly providerOnly?: readonly string[];
  /** Where the answer to the first call has what the resource is known by, where AWS makes that up. */
  readonly id?: readonly (string | number)[];
}
