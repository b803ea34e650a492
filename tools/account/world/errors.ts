import type { Inputs, Stored } from "./types";

/** The error of AWS for a call that it refuses, with AWS's own code and words. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/**
 * Raised if AWS has a resource, but the provider reports its creation or update as failed. The provider then gives the
 * engine the planned inputs, not AWS's. The engine keeps those as the resource's state, with a mark.
 * https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/provider.go
 */
export class InitFailed extends Error {
  constructor(
    readonly stored: Stored,
    /** The inputs that the provider reports as the state. */
    readonly planned: Inputs,
    message: string,
  ) {
    super(message);
  }
}
