import type { EvaluatedResource } from "../../../tools/evaluate";
import { at, type Account } from "../account";
import { mapped, type Inputs } from "./fields";
import type { Ids } from "./ids";
import { balancing } from "./shapes/balancing";
import { ecs } from "./shapes/ecs";
import { network } from "./shapes/network";
import { others } from "./shapes/others";
import { scaling } from "./shapes/scaling";
import { storage } from "./shapes/storage";
import { waf } from "./shapes/waf";
import { watching } from "./shapes/watching";
import type { CallShape, ResourceShape } from "./types";

const shapes: Readonly<Record<string, ResourceShape>> = {
  ...balancing,
  ...ecs,
  ...network,
  ...others,
  ...scaling,
  ...storage,
  ...waf,
  ...watching,
};

/** Packages whose resources no call of AWS creates. */
const elsewhere = /^(pulumi:providers|random):/;

/** A call that was made for a resource. */
export interface Made {
  /** Logical name. */
  readonly name: string;
  readonly call: string;
  /** Why it was refused; undefined where it was not. */
  readonly error: string | undefined;
}

/** Creates the resources of a stack, one after the other, with what the program gave them. */
export async function createAll(
  resources: readonly EvaluatedResource[],
  account: Account,
  ids: Ids,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const resource of resources) {
    if (!resource.custom || elsewhere.test(resource.type)) continue;
    made.push(...(await create(resource, account, ids)));
  }
  return made;
}

/** Throws where the tables know nothing of the resource's type, or of one of its inputs. */
async function create(
  resource: EvaluatedResource,
  account: Account,
  ids: Ids,
): Promise<readonly Made[]> {
  const shape = shapes[resource.type];
  if (!shape) throw new Error(`tests/emulator/accept/shapes knows no ${resource.type}`);
  const unknown = Object.keys(resource.inputs).filter((key) => !isKnown(shape, key));
  if (unknown.length > 0) {
    throw new Error(
      `tests/emulator/accept/shapes knows no ${unknown.join(", ")} of ${resource.type}`,
    );
  }
  const made: Made[] = [];
  for (const [index, call] of shape.calls.entries()) {
    const inputs = inputsOf(call, resource);
    if (index > 0 && Object.keys(inputs).length === 0) continue;
    const own = call.own === undefined ? {} : { [call.own]: resource.id };
    const parameters = { ...mapped(call.fields, call.always)(inputs), ...own };
    const outcome = await account.boto.call(call.call, ids.resolve(parameters) as Inputs);
    const { name } = resource;
    made.push({ name, call: call.call, error: outcome.ok ? undefined : outcome.error });
    if (!outcome.ok) break;
    if (index === 0 && shape.id)
      ids.learn(resource.id ?? "", String(at(outcome.answer, ...shape.id)));
  }
  return made;
}

function isKnown({ calls, providerOnly = [] }: ResourceShape, key: string): boolean {
  return providerOnly.includes(key) || calls.some(({ fields }) => key in fields);
}

function inputsOf({ fields }: CallShape, { inputs }: EvaluatedResource): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).filter(([key, value]) => key in fields && value !== undefined),
  );
}
