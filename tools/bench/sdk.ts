import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import type * as EmptyProto from "google-protobuf/google/protobuf/empty_pb";
import type * as StructProto from "google-protobuf/google/protobuf/struct_pb";

/** Loads what the SDK itself depends on: the same copies, wherever npm put them. */
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

/** The SDK's gRPC. */
export const grpc = fromSdk("@grpc/grpc-js") as typeof Grpc;

/** The SDK's protocol message without content. */
export const { Empty } = fromSdk("google-protobuf/google/protobuf/empty_pb") as typeof EmptyProto;

/** The SDK's protocol message of a map. */
export const { Struct } = fromSdk(
  "google-protobuf/google/protobuf/struct_pb",
) as typeof StructProto;

/** The SDK's version. */
export const sdkVersion = (fromSdk("@pulumi/pulumi/package.json") as { version: string }).version;

/** The file that Pulumi's language host runs to evaluate a program. */
export const runnerFile = require.resolve("@pulumi/pulumi/cmd/run/index.js");
