import { program } from "../../../program";
import { assumedLive } from "../../../tools/assumed/live";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { projectFolder, run, type Run, type RunArgs } from "../../support/program";

const address = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";

/** The prod stack in an empty account: no repository, no image, no service. */
export function runFirst(changes: Pick<RunArgs, "config" | "lookups"> = {}): Promise<Run> {
  const { values } = readStackConfig(projectFolder, "prod");
  const secrets = {
    "mcp-catalog:supabaseUrl": "https://canary-url.supabase.co",
    "mcp-catalog:supabaseKey": "canary-key",
    "mcp-catalog:secrets": changes.config?.["mcp-catalog:secrets"] ?? "{}",
  };
  return run(() => program(assumedLive), {
    stack: "prod",
    config: {
      ...values,
      "mcp-catalog:network": '{"mode":"default"}',
      ...changes.config,
      ...secrets,
    },
    secretKeys: Object.keys(secrets),
    outputs: {
      "aws:ecr/repository:Repository": { repositoryUrl: address, registryId: "123456789012" },
      "aws:secretsmanager/secretVersion:SecretVersion": { versionId: "version-1" },
      "random:index/randomBytes:RandomBytes": { base64: "canary-random" },
      "aws:lb/loadBalancer:LoadBalancer": { arnSuffix: "app/alb/1", dnsName: "alb.example.com" },
      "aws:lb/targetGroup:TargetGroup": { arnSuffix: "targetgroup/tg/1" },
    },
    lookups: {
      "aws:ec2/getVpc:getVpc": { id: "vpc-1" },
      "aws:index/getCallerIdentity:getCallerIdentity": { accountId: "123456789012" },
      "aws:index/getAvailabilityZones:getAvailabilityZones": {
        zoneIds: ["zone-1", "zone-2"],
        names: ["us-east-1a", "us-east-1b"],
      },
      "aws:ec2/getSubnets:getSubnets": { ids: ["subnet-1", "subnet-2"] },
      "aws:ecr/getRepositories:getRepositories": { names: [] },
      ...changes.lookups,
    },
  });
}

/** Look-ups of an account that already has v1.0.0. */
export const pushed: NonNullable<RunArgs["lookups"]> = {
  "aws:ecr/getRepositories:getRepositories": { names: ["mcp-catalog"] },
  "aws:ecr/getImages:getImages": {
    imageIds: [{ imageTag: "v1.0.0", imageDigest: "sha256:1" }],
  },
  "aws:ecr/getImage:getImage": {
    imageDigest: "sha256:1",
    imagePushedAt: Date.UTC(2026, 10, 20, 14, 3) / 1000,
    imageSizeInBytes: 73_400_001,
  },
};
