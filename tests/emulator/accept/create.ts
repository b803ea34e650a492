import { kinds } from "../../../tools/aws";
import { callsOf, defaultTagsOf, loadShapes, shapeOf, type Shapes } from "../../../tools/calls";
import { sent } from "../../../tools/calls/empties";
import type { Inputs } from "../../../tools/calls/fields";
import { problemsOf } from "../../../tools/calls/limits";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { at, type Account } from "../moto/account";
import type { Ids } from "./ids";

/** Packages with resources that no AWS call creates. */
const elsewhere = /^(pulumi:providers|random|docker):/;

/** A call that was made for a resource. */
export interface Made {
  /** Logical name. */
  readonly name: string;
  readonly call: string;
  /** Why it was refused; undefined if it was not. */
  readonly error: string | undefined;
}

/** Creates the resources of a stack, one after the other, with the program's inputs. */
export async function createAll(
  resources: readonly EvaluatedResource[],
  account: Account,
  ids: Ids,
): Promise<readonly Made[]> {
  const tags = defaultTagsOf(resources);
  const shapes = await loadShapes();
  const made: Made[] = [];
  for (const resource of resources) {
    if (!resource.custom || elsewhere.test(resource.type)) continue;
    made.push(...(await create(resource, shapes, account, ids, tags)));
  }
  return made;
}

/** Throws if the type has no description, or if no call has one of the inputs. */
async function create(
  resource: EvaluatedResource,
  shapes: Shapes,
  account: Account,
  ids: Ids,
  tags: Inputs,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const calls = callsOf({ ...resource, inputs: sent(resource) }, shapes, tags);
  for (const [index, { call, parameters, own }] of calls.entries()) {
    const all = ids.resolve(own === undefined ? parameters : { ...parameters, [own]: resource.id });
    const [problem] = problemsOf({ call, parameters: all as Inputs });
    const outcome = problem
      ? { ok: false as const, error: `${problem.path} ${problem.message}` }
      : await account.boto.call(call, all as Inputs);
    if (!problem && kinds.get(resource.type)?.emulated) {
      const error = outcome.ok ? "moto knows it now: remove `emulated` in tools/aws" : undefined;
      made.push({ name: resource.name, call, error });
      continue;
    }
    made.push({ name: resource.name, call, error: outcome.ok ? undefined : outcome.error });
    if (!outcome.ok) break;
    const { id } = shapeOf(resource.type, shapes);
    if (index === 0 && id) ids.learn(resource.id ?? "", String(at(outcome.answer, ...id)));
  }
  return made;
}
