import type * as pulumi from "@pulumi/pulumi";

/** The options of every resource of a type, in the order in which they are made, once `transformations` is a component's. */
export function watchOptions(type: string) {
  const options: pulumi.CustomResourceOptions[] = [];
  const look: pulumi.ResourceTransformation = (made) => {
    if (made.type === type) options.push(made.opts);
    return undefined;
  };
  return { options, transformations: [look] };
}
