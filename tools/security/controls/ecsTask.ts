import { asList, everyContainer, field, input, list } from "../read";
import type { Control } from "../types";

const accessKeys: readonly unknown[] = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "ECS_ENGINE_AUTH_DATA",
];

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html */
export const ecsTaskControls: readonly Control[] = [
  {
    id: "ECS.3",
    title: "Tasks do not see the processes of their host",
    passes: (task) => task.inputs["pidMode"] !== "host",
    met: "`pidMode` is not set",
    open: "`pidMode` is `host`; leave it out",
    checkov: ["CKV_AWS_335"],
  },
  {
    id: "ECS.4",
    title: "Containers are not privileged",
    passes: (task) => everyContainer(task, (each) => field(each, "privileged") !== true),
    met: "`privileged` is not set; Fargate would refuse it",
    open: "a container is `privileged`; leave it out",
    checkov: ["CKV_AWS_334"],
  },
  {
    id: "ECS.5",
    title: "Containers cannot write to their root file system",
    passes: (task) =>
      everyContainer(task, (each) => field(each, "readonlyRootFilesystem") === true),
    met: "`readOnlyRootFilesystem`, with `writablePaths` for what the app writes",
    open: "the root file system can be written to; `readOnlyRootFilesystem: true` with `exec: false` ends it",
    checkov: ["CKV_AWS_336"],
  },
  {
    id: "ECS.8",
    title: "No access keys in the containers' environment",
    passes: (task) =>
      everyContainer(
        task,
        (each) =>
          !asList(field(each, "environment")).some((one) =>
            accessKeys.includes(field(one, "name")),
          ),
      ),
    met: "`environment` has none of AWS's keys; secrets come by ARN from Secrets Manager",
    open: "`environment` holds an access key; give the task role a policy instead: `iam.taskPolicyArns`",
  },
  {
    id: "ECS.9",
    title: "Containers write logs",
    passes: (task) =>
      everyContainer(
        task,
        (each) => typeof field(field(each, "logConfiguration"), "logDriver") === "string",
      ),
    met: "`logConfiguration` with `awslogs`, into the stack's log group",
    open: "a container has no `logConfiguration`",
  },
  {
    id: "ECS.17",
    title: "Tasks do not share the network of their host",
    passes: (task) => task.inputs["networkMode"] !== "host",
    met: "`networkMode` is `awsvpc`",
    open: "`networkMode` is `host`",
  },
  {
    id: "ECS.18",
    title: "Volumes on EFS are encrypted in transit",
    passes: (task) => {
      const shares = list(task, "volumes").flatMap((each) =>
        asList(field(each, "efsVolumeConfiguration")),
      );
      return shares.length === 0
        ? undefined
        : shares.every((each) => field(each, "transitEncryption") === "ENABLED");
    },
    met: "`transitEncryption` of every volume on EFS",
    open: "a volume on EFS without `transitEncryption: ENABLED`",
    checkov: ["CKV_AWS_97"],
  },
  {
    id: "ECS.20",
    title: "Containers name a user who is not root",
    passes: (task) => everyContainer(task, (each) => isOrdinary(field(each, "user"))),
    met: "`user`",
    open: "a container runs as root, or as the user that the image names; `user` sets another one",
  },
  {
    id: "ECS.21",
    title: "Windows containers name a user who is not an administrator",
    passes: (task) =>
      input(task, "runtimePlatform", "operatingSystemFamily") === "LINUX"
        ? undefined
        : everyContainer(task, (each) => {
            const user = field(each, "user");
            return typeof user === "string" && !/^containeradministrator$/i.test(user);
          }),
    met: "`user`",
    open: "a container runs as administrator, or as the user that the image names; `user` sets another one",
  },
];

/** Whether a user is not root, from `user` or `user:group`, as names or numbers. `root` and 0 are root. */
function isOrdinary(user: unknown): boolean {
  return typeof user === "string" && user !== "" && !/^(?:root|0+)(?::|$)/.test(user);
}
