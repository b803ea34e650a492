import * as pulumi from "@pulumi/pulumi";

/** A Pulumi program that imports the SDK, like every program with resources, and registers nothing. */
export = async () => Promise.resolve({ preview: String(pulumi.runtime.isDryRun()) });
