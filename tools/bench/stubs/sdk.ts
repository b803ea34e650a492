import { createRequire } from "node:module";
import * as path from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as EmptyProto from "google-protobuf/google/protobuf/empty_pb";
import type * as StructProto from "google-protobuf/google/protobuf/struct_pb";

/** Loads the packages that the SDK itself depends on: the same copies, wherever npm has put them. */
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

/** The SDK's copy of gRPC. */
export const grpc = fromSdk("@grpc/grpc-js") as typeof Grpc;

/** The SDK's protocol message without content. */
export const { Empty } = fromSdk("google-protobuf/google/protobuf/empty_pb") as typeof EmptyProto;

/** The SDK's protocol message of a map. */
export const { Struct } = fromSdk(
  "google-protobuf/google/protobuf/struct_pb",
) as typeof StructProto;

/** The SDK's version. */
export const sdkVersion = (fromSdk("@pulumi/pulumi/package.json") as { version: string }).version;

/** The file with which Pulumi's language host evaluates the program in a folder. It belongs to that folder's SDK. */
export function runnerFile(folder: string): string {
  return createRequire(path.join(folder, "package.json")).resolve(
    "@pulumi/pulumi/cmd/run/index.js",
  );
}
