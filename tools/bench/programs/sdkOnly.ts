import * as pulumi from "@pulumi/pulumi";

/** A Pulumi program that imports the SDK, as every program with resources must, and registers nothing. */
export = async () => Promise.resolve({ preview: String(pulumi.runtime.isDryRun()) });
