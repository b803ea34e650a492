import { made, only, task, type Cases } from "./case";

const app = { name: "app" };
const group = { logDriver: "awslogs" };
const onEfs = (transitEncryption: string) => ({
  volumes: [{ efsVolumeConfiguration: { transitEncryption } }],
});
const unknown = only("taskDefinition", { containerDefinitions: "not JSON" });
const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } };

export const ecs: Readonly<Record<string, Cases>> = {
  "ECS.2": {
    met: [
      only("service", { networkConfiguration: { assignPublicIp: false } }),
      only("service", { networkConfiguration: {} }),
    ],
    open: [only("service", { networkConfiguration: { assignPublicIp: true } })],
  },
  "ECS.3": {
    met: [only("taskDefinition"), only("taskDefinition", { pidMode: "task" })],
    open: [only("taskDefinition", { pidMode: "host" })],
  },
  "ECS.4": {
    met: [task([app, { privileged: false }])],
    open: [task([app, { privileged: true }]), unknown],
  },
  "ECS.5": {
    met: [task([{ readonlyRootFilesystem: true }])],
    open: [
      task([{ readonlyRootFilesystem: true }, app]),
      task([{ readonlyRootFilesystem: false }]),
      task([]),
      unknown,
    ],
  },
  "ECS.8": {
    met: [task([{ environment: [{ name: "AWS_REGION" }] }])],
    open: [task([app, { environment: [{ name: "AWS_SECRET_ACCESS_KEY" }] }]), unknown],
  },
  "ECS.9": {
    met: [task([{ logConfiguration: group }])],
    open: [task([{ logConfiguration: group }, app]), task([{ logConfiguration: {} }])],
  },
  "ECS.10": {
    met: [only("service"), only("service", { platformVersion: "LATEST" })],
    open: [only("service", { platformVersion: "1.3.0" })],
  },
  "ECS.12": {
    met: ["enabled", "enhanced"].map((value) =>
      only("cluster", { settings: [{ name: "containerInsights", value }] }),
    ),
    open: [
      only("cluster"),
      only("cluster", { settings: [{ name: "containerInsights", value: "disabled" }] }),
    ],
  },
  "ECS.17": {
    met: [only("taskDefinition", { networkMode: "awsvpc" })],
    open: [only("taskDefinition", { networkMode: "host" })],
  },
  "ECS.18": {
    met: [only("taskDefinition", onEfs("ENABLED"))],
    open: [only("taskDefinition", onEfs("DISABLED"))],
    notApplicable: [only("taskDefinition", { volumes: [{ name: "tmp" }] })],
  },
  "ECS.20": {
    met: [task([{ user: "1000:1000" }]), task([{ user: "node" }]), task([{ user: "10" }])],
    open: ["", "0", "0:1000", "00", "root", "root:root"]
      .map((user) => task([{ user }]))
      .concat([task([app]), task([{ user: "1000" }, app])]),
  },
  "ECS.21": {
    met: [task([{ user: "ContainerUser" }], windows), task([{ user: "1000" }])],
    open: [task([{ user: "ContainerAdministrator" }], windows), task([app], windows)],
    notApplicable: [task([app], { runtimePlatform: { operatingSystemFamily: "LINUX" } })],
  },
};

export const ecr: Readonly<Record<string, Cases>> = {
  "ECR.1": {
    met: [only("repository", { imageScanningConfiguration: { scanOnPush: true } })],
    open: [
      only("repository"),
      only("repository", { imageScanningConfiguration: { scanOnPush: false } }),
    ],
  },
  "ECR.2": {
    met: [only("repository", { imageTagMutability: "IMMUTABLE" })],
    open: [
      only("repository"),
      only("repository", { imageTagMutability: "MUTABLE" }),
      only("repository", { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
    ],
  },
  "ECR.3": {
    met: [[made("repository"), made("lifecyclePolicy", { repository: "repository" })]],
    open: [
      only("repository"),
      [made("repository"), made("lifecyclePolicy", { repository: "another" })],
    ],
  },
  "ECR.5": {
    met: [
      only("repository", {
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "arn:aws:kms:a:b:key/c" }],
      }),
    ],
    open: [
      only("repository"),
      only("repository", { encryptionConfigurations: [{ encryptionType: "KMS" }] }),
      only("repository", { encryptionConfigurations: [{ encryptionType: "AES256" }] }),
    ],
  },
};
