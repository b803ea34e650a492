import type { Answers } from "../../../live/support/cannedAws";
import { answersOf } from "../../../live/why/account";
import { revisionArn } from "../../../live/why/ids";

/** When the first of the releases began, in seconds. */
export const start = Date.UTC(2026, 2, 1, 12) / 1000;

/** The digest of the image with a number. */
export const digestOf = (version: number) => `sha256:${String(version).repeat(64)}`;

interface Past {
  readonly revision: number;
  /** Number of its image. The registry tags each as `v1.<number>.0`. */
  readonly image: number;
  readonly status?: string;
  readonly statusReason?: string;
  readonly secret?: string;
}

/** What ECS keeps about a service that runs the revision, oldest first. */
export function past(
  running: number,
  deployments: readonly Past[],
  tagged: readonly number[] = [1, 2, 3],
): Answers {
  const known = (arn: unknown) => deployments.find(({ revision }) => revisionArn(revision) === arn);
  return {
    ...answersOf({ service: { taskDefinition: revisionArn(running) } }),
    ListServiceDeployments: () => ({
      serviceDeployments: deployments.map(
        ({ revision, status = "SUCCESSFUL", ...others }, index) => ({
          serviceDeploymentArn: `arn:aws:ecs:us-east-1:1:service-deployment/c/s/${index}`,
          targetServiceRevisionArn: `arn:aws:ecs:us-east-1:1:service-revision/c/s/${revision}`,
          createdAt: start + 3600 * index,
          finishedAt: start + 3600 * index + 120,
          status,
          statusReason: others.statusReason,
        }),
      ),
    }),
    DescribeServiceRevisions: ({ serviceRevisionArns }) => ({
      serviceRevisions: (serviceRevisionArns as readonly string[]).map((arn) => {
        const revision = Number(arn.split("/").at(-1));
        const image = deployments.find((each) => each.revision === revision)?.image ?? 0;
        return {
          serviceRevisionArn: arn,
          taskDefinition: revisionArn(revision),
          containerImages: [
            { containerName: "traces", imageDigest: digestOf(8) },
            { containerName: "mcp-catalog", imageDigest: digestOf(image) },
          ],
        };
      }),
    }),
    DescribeTaskDefinition: ({ taskDefinition }) => ({
      taskDefinition: {
        registeredBy: "arn:aws:sts::123456789012:assumed-role/deploy/ann",
        containerDefinitions: [
          { name: "traces", essential: false },
          {
            name: "mcp-catalog",
            secrets: [
              {
                name: "STRIPE_KEY",
                valueFrom: `arn:aws:secretsmanager:us-east-1:1:secret:mcp-catalog/stripe-AbC123:::${known(taskDefinition)?.secret ?? "a"}`,
              },
            ],
          },
        ],
      },
    }),
    GetParameterHistory: () => ({ Parameters: [] }),
    DescribeImages: () => ({
      imageDetails: tagged.map((image) => ({
        imageDigest: digestOf(image),
        imageTags: [`v1.${image}.0`, ...(image === 3 ? ["latest"] : [])],
      })),
    }),
  };
}

/** Two good releases, a third that ECS rolled back, and the second again. */
export const rolledBack = past(2, [
  { revision: 1, image: 1 },
  { revision: 2, image: 2, secret: "b" },
  { revision: 3, image: 3, status: "ROLLBACK_SUCCESSFUL", statusReason: "tasks failed to start" },
]);

const written = (at: string, by: string, entry: object) => ({
  LastModifiedDate: Date.parse(at) / 1000,
  LastModifiedUser: `arn:aws:sts::123456789012:assumed-role/deploy/${by}`,
  Value: JSON.stringify(entry),
});

/**
 * That service with a ledger, which has a rollout that ECS has forgotten, and the second one that
 * ECS remembers.
 */
export const withLedger: Answers = {
  ...rolledBack,
  GetParameterHistory: () => ({
    Parameters: [
      written("2025-11-01T09:05:00Z", "eve", {
        revision: "mcp-catalog:0",
        began: "2025-11-01T09:00:00.000Z",
        verdict: "failed",
        reason: "exceeded attempts",
        tags: ["v0.9.0"],
        digest: digestOf(9),
        commit: "9f8e7d6c5b4a",
        secrets: { STRIPE_KEY: "z" },
      }),
      written("2026-03-01T13:02:30Z", "bob", {
        revision: "mcp-catalog:2",
        began: "2026-03-01T12:59:58.000Z",
        verdict: "succeeded",
        commit: "0a1b2c3d4e5f",
      }),
    ],
  }),
};
