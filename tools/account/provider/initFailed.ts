import * as grpc from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { markSecrets } from "./protocol";
import { InitFailed } from "../world/errors";

/** The error with which a provider says that a resource exists, but is not as it should be. */
export class NotInitialised extends Error {
  readonly metadata = new grpc.Metadata();

  constructor({ stored, planned, message }: InitFailed, request: Struct | undefined) {
    super(message);
    const detail = new provider.ErrorResourceInitFailed()
      .setId(stored.id)
      .setProperties(markSecrets(planned, [], request))
      .setReasonsList([message]);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(message);
    status.addDetails(any);
    // The key under which gRPC looks for structured details of an error.
    this.metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
}

export function notInitialised(error: unknown, request: Struct | undefined): never {
  throw error instanceof InitFailed ? new NotInitialised(error, request) : error;
}
