import * as pulumi from "@pulumi/pulumi";

export const thingType = "test:index/thing:Thing";
export const groupType = "test:index:Group";

type Inputs = Readonly<Record<string, pulumi.Input<unknown>>>;

/** A resource of a provider that does not exist. */
export class Thing extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly unanswered: pulumi.Output<string>;

  constructor(name: string, inputs: Inputs = {}, opts?: pulumi.CustomResourceOptions) {
    super(thingType, name, { arn: undefined, unanswered: undefined, ...inputs }, opts);
  }
}

export class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super(groupType, name, {}, opts);
  }
}

/** A component that its provider creates. */
export class RemoteGroup extends pulumi.ComponentResource {
  declare readonly thing: pulumi.Output<Thing>;
  declare readonly thingIds: pulumi.Output<string[]>;

  constructor(name: string, inputs: Inputs = {}, opts: pulumi.ComponentResourceOptions = {}) {
    super(groupType, name, { thing: undefined, thingIds: undefined, ...inputs }, opts, true);
  }
}

export class TestProvider extends pulumi.ProviderResource {
  constructor(name: string) {
    super("test", name, {});
  }
}
