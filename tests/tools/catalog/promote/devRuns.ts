import type { Answers } from "../../../live/support/cannedAws";
import { answersOf } from "../../../live/why/account";
import { revisionArn } from "../../../live/why/ids";

/** Seconds. */
const minute = 60;

interface Newest {
  readonly status: string;
  readonly statusReason?: string;
}

/** ECS's record of dev, whose newest deployment may have failed. */
export function devRuns(digest: string, newest: Newest = { status: "SUCCESSFUL" }): Answers {
  const asked = [
    { revision: 7, at: 120 * minute, status: "SUCCESSFUL" },
    ...(newest.status === "SUCCESSFUL" ? [] : [{ revision: 8, at: minute, ...newest }]),
  ];
  const arn = (kind: string, revision: number) => `arn:aws:ecs:us-east-1:1:${kind}/c/s/${revision}`;
  return {
    ...answersOf({ service: { taskDefinition: revisionArn(7) } }),
    ListServiceDeployments: () => ({
      serviceDeployments: asked.map(({ revision, at, ...others }) => ({
        serviceDeploymentArn: arn("service-deployment", revision),
        targetServiceRevisionArn: arn("service-revision", revision),
        createdAt: Date.now() / 1000 - at,
        ...others,
      })),
    }),
    DescribeServiceRevisions: ({ serviceRevisionArns }) => ({
      serviceRevisions: (serviceRevisionArns as readonly string[]).map((each) => ({
        serviceRevisionArn: each,
        taskDefinition: revisionArn(Number(each.split("/").at(-1))),
        containerImages: [{ containerName: "mcp-catalog", imageDigest: digest }],
      })),
    }),
    DescribeTaskDefinition: () => ({
      taskDefinition: { containerDefinitions: [{ image: `host/mcp-catalog-dev@${digest}` }] },
    }),
    GetSecretValue: ({ SecretId }) => ({ SecretString: `value-of-${String(SecretId)}` }),
  };
}
