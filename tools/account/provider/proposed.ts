import type * as provider from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { struct, typeOf } from "./protocol";
import type { Inputs } from "../world/types";

/** Outputs that the provider itself calls unknown in the preview of an update, by type. */
const recomputed: Readonly<Record<string, readonly string[]>> = {
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_launch_template.go
  "aws:ec2/launchTemplate:LaunchTemplate": ["defaultVersion", "latestVersion"],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_.go
  "aws:ec2/vpc:Vpc": ["ipv6AssociationId", "ipv6CidrBlock"],
};

/**
 * Types with nothing but inputs in the preview of an update, because their provider is not bridged
 * from Terraform.
 */
const inputsOnly = ["docker:index/image:Image"];

/**
 * What the provider says in the preview of an update: the new inputs, and what AWS made up before. An output that is
 * missing is unknown.
 * https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/provider.go
 */
export function proposed(request: provider.UpdateRequest): Struct | undefined {
  const type = typeOf(request.getUrn());
  if (inputsOnly.includes(type)) return request.getNews();
  const left = new Set([...Object.keys(map(request.getOldInputs())), ...(recomputed[type] ?? [])]);
  const kept = Object.entries(map(request.getOlds())).filter(([key]) => !left.has(key));
  return struct({ ...Object.fromEntries(kept), ...map(request.getNews()) });
}

/** A map of the protocol, in which secrets and unknown values have their marks. */
function map(properties: Struct | undefined): Inputs {
  return properties?.toJavaScript() ?? {};
}
