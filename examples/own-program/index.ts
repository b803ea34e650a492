import {
  AccessLogs,
  AppSecrets,
  collectResources,
  Guard,
  Registry,
  TaskRole,
} from "../../components";

/**
 * A Pulumi program of your own that uses some of the components: a registry, two secrets, the role of an app, and a
 * bucket for its balancer's logs. Components read no configuration, so everything is an argument. They use the provider
 * of `opts`, or the default provider.
 *
 * The registry is protected. The guard makes `pulumi destroy` fail before it deletes anything.
 */
export function program(region = "eu-central-1") {
  const guards = collectResources();
  const registry = new Registry("registry", {
    repositoryName: "shop",
    immutableTags: true,
    forceDelete: false,
  });
  const secrets = new AppSecrets("secrets", {
    prefix: "shop",
    recoveryWindowInDays: 30,
    secrets: [
      {
        variable: "SESSION_KEY",
        name: "session-key",
        description: "Signs the shop's cookies",
        value: { from: "random", bytes: 32 },
        followRotation: false,
      },
    ],
  });
  const role = new TaskRole("task-role", {
    roleName: "shop-task",
    region,
    accountId: registry.registryId,
    policyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
  });
  const logs = new AccessLogs("access-logs", {
    namePrefix: "shop-access-logs",
    accountId: registry.registryId,
    region,
    days: 90,
    forceDestroy: false,
  });
  new Guard("until-disposable", { guards, disposable: false });
  return {
    repositoryUrl: registry.repositoryUrl,
    secretArns: secrets.arns,
    taskRoleArn: role.arn,
    logBucket: logs.bucketName,
  };
}
