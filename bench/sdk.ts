import { createRequire } from "node:module";

/** Loads what the SDK itself depends on: the same copies, wherever npm put them. */
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

/** The SDK's gRPC. */
export const grpc = fromSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");

/** The SDK's protocol message without content. */
export const { Empty } = fromSdk(
  "google-protobuf/google/protobuf/empty_pb",
) as typeof import("google-protobuf/google/protobuf/empty_pb");

/** The SDK's protocol message of a map. */
export const { Struct } = fromSdk(
  "google-protobuf/google/protobuf/struct_pb",
) as typeof import("google-protobuf/google/protobuf/struct_pb");

/** The SDK's version. */
export const sdkVersion = (fromSdk("@pulumi/pulumi/package.json") as { version: string }).version;

/** The file that Pulumi's language host runs to evaluate a program. */
export const runnerFile = require.resolve("@pulumi/pulumi/cmd/run/index.js");
