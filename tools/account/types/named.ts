import type { Behaviour } from "../world";
import { arn, text } from "../world/values";

/** A resource that has a name, an ARN and no rules of its own. */
export function named(service: string, prefix: string, key = "name"): Behaviour {
  return {
    replaceOn: [key],
    unique: key,
    create: (_, inputs) => {
      const name = text(inputs, key);
      return { id: name, outputs: { arn: arn(service, prefix + name, inputs["region"]) } };
    },
  };
}
