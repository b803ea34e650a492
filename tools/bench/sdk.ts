import { createRequire } from "node:module";
import * as path from "node:path";
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

/** The file that Pulumi's language host runs to evaluate the program in a folder: that of the SDK in the folder. */
export function runnerFile(folder: string): string {
  return createRequire(path.join(folder, "package.json")).resolve(
    "@pulumi/pulumi/cmd/run/index.js",
  );
}
