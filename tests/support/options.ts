import type * as pulumi from "@pulumi/pulumi";

/**
 * Collects the options of every resource of a type, in the order of creation, if `transformations` is given to a
 * component.
 */
export function watchOptions(type: string) {
  const options: pulumi.CustomResourceOptions[] = [];
  const look: pulumi.ResourceTransformation = (made) => {
    if (made.type === type) options.push(made.opts);
    return undefined;
  };
  return { options, transformations: [look] };
}
