import type { Live } from "../../../components/common/live";

/** How the program reacts if a question has no answer. */
export type Treatment =
  /** One error before anything is made, in the preview and in the update: the key and the question that it names. */
  | { readonly refused: string }
  /** One line, and the run goes on. */
  | { readonly warned: string };

export interface Row {
  /** Settings of prod by which the program asks. */
  readonly settings: readonly string[];
  readonly ends: Treatment;
}

const dedicated = ["network.mode=dedicated"];
const guest = ["sharedWith=host", "domain.name=app.example.com", "domain.zone=example.com"];

/** Each look-up through a provider, by the name that `asked.ts` reads from the sources. */
export const lookUpRows: Readonly<Record<string, Row | { readonly elsewhere: string }>> = {
  "cloudwatch.getLogGroup": { elsewhere: "asked with getLogGroups: tests/components/logs" },
  "cloudwatch.getLogGroups": {
    settings: [...dedicated, "network.flowLogs=true"],
    ends: { warned: "network.flowLogs: could not check whether its logs exist already" },
  },
  "ec2.getAmiIds": {
    settings: [...dedicated, "network.nat=instance"],
    ends: { refused: "network.nat instance: which image of fck-nat us-east-1 has" },
  },
  "ec2.getInternetGateway": { elsewhere: "asked during an update: tests/components/network" },
  "ec2.getSubnets": {
    settings: ["network.mode=default"],
    ends: { refused: "network.mode default: which default subnet us-east-1a has" },
  },
  "ec2.getVpc": {
    settings: ["network.mode=default"],
    ends: { refused: "network.mode default: which default VPC us-east-1 has" },
  },
  "ecr.getAuthorizationToken": {
    settings: ["image.source=build", "image.context=./examples/catalog"],
    ends: { refused: "image.source build: which password pushes an image" },
  },
  "ecr.getImage": {
    settings: [],
    ends: { refused: "imageTag v1.0.0: when the image mcp-catalog:v1.0.0 was pushed" },
  },
  "ecr.getImages": {
    settings: [],
    ends: { refused: "imageTag v1.0.0: which images the repository mcp-catalog has" },
  },
  "ecr.getRepositories": {
    settings: [],
    ends: { refused: "imageTag v1.0.0: which images the repository mcp-catalog has" },
  },
  "ecr.getRepository": { elsewhere: "asked if a tag is missing: tests/components/image" },
  "index.getAvailabilityZones": {
    settings: dedicated,
    ends: { refused: "network.mode dedicated: which zones us-east-1 has" },
  },
  "index.getCallerIdentity": {
    settings: [],
    ends: { refused: "aws:region: whose credentials these are" },
  },
  "lb.getListener": {
    settings: guest,
    ends: { refused: "sharedWith: host: what arn:" },
  },
  "lb.getLoadBalancer": {
    settings: guest,
    ends: { refused: "sharedWith: host: what arn:" },
  },
  "pulumi.StackReference": {
    elsewhere: "read by Pulumi, not by AWS: tests/engine/network/lookUps",
  },
  "resourcegroupstaggingapi.getResources": {
    elsewhere: "asked with getBuckets: tests/components/logs",
  },
  "route53.getZone": {
    settings: ["domain.name=app.example.com", "domain.zone=example.com"],
    ends: { refused: "domain.zone example.com: which hosted zone that is" },
  },
  "s3.getBuckets": {
    settings: ["accessLogDays=30"],
    ends: { warned: "accessLogDays: could not check whether its logs exist already" },
  },
};

/** Each question of `Live`; the compiler asks for a row for a new one. */
export const liveRows: Readonly<Record<keyof Live, Row | { readonly elsewhere: string }>> = {
  accountId: {
    settings: [],
    ends: { refused: "aws:region: whose credentials these are" },
  },
  imagePlatforms: {
    settings: [],
    ends: { refused: "imageTag v1.0.0: for which CPU the image mcp-catalog:v1.0.0 is" },
  },
  serviceNow: {
    settings: [],
    ends: { refused: "desiredCount: how many tasks mcp-catalog-service wants" },
  },
  foreignRules: { elsewhere: "only warned of in previews: tests/components/sharing" },
  existingNetwork: {
    settings: [
      `network=${JSON.stringify({
        mode: "existing",
        vpcId: "vpc-0123456789abcdef0",
        balancerSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
        taskSubnetIds: ["subnet-0000000a"],
      })}`,
    ],
    ends: { warned: "network.mode existing: could not check its subnets" },
  },
  quotas: { settings: [], ends: { warned: "Could not check all quotas of the account" } },
  takenNames: { elsewhere: "never rejects: tests/components/account/takenNames" },
  restoreSecret: { elsewhere: "an action of the update: tests/engine/safety/secrets" },
  unmarkSecret: { elsewhere: "an action of the update: tests/engine/safety/secrets" },
  credentialLife: { elsewhere: "asks nobody" },
  patience: { elsewhere: "a number" },
  sleep: { elsewhere: "asks nobody" },
  imageOf: { elsewhere: "catches everything: tests/engine/rollout/verdict" },
  diagnose: { elsewhere: "never rejects: tests/live/why" },
  crashedTasks: { elsewhere: "in a hook of the service: tests/engine/rollout/verdict" },
  deploy: { elsewhere: "in a hook of the service: tests/engine/rollout/verdict" },
  rollBack: { elsewhere: "in a hook of the service: tests/engine/rollout/verdict" },
  runTask: { elsewhere: "in a hook of the service: tests/engine/rollout/migrate" },
  showsPage: { elsewhere: "catches everything: tests/components/fargateApp/smokeTest.test.ts" },
  ruleWeights: { elsewhere: "in a hook of the service: tests/engine/rollout/strategies" },
  targetCount: { elsewhere: "of what the run has made: tests/engine/rollout/alternate" },
  setListenerAttributes: { elsewhere: "of what the run has made: tests/live/balancing" },
  muteAlarms: { elsewhere: "tests/components/fargateApp/service/mute.test.ts" },
  noteRelease: { elsewhere: "tests/components/fargateApp/service/ledger.test.ts" },
  httpStatus: { elsewhere: "repeated for two minutes: tests/engine/rollout/smokeTest" },
};
