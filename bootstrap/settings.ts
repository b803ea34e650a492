import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*[a-z0-9]$/, "is lowercase letters, digits and hyphens");

/**
 * Who may deploy a stack. On GitHub that is a push to a branch, a job in an environment (which can wait for approval),
 * or a pull request from this repository. GitHub gives pull requests from forks no token. On GitLab it is a pipeline of a
 * branch or a tag, or with `pullRequests` of any branch. A fork's pipeline has a token of the fork.
 */
const stack = z.strictObject({
  branch: z.string().min(1).optional(),
  environment: z.string().min(1).optional(),
  /** Tags whose pipelines may deploy on GitLab, such as `v*`. Protect them there. */
  gitlabTag: z.string().min(1).optional(),
  pullRequests: z.boolean().default(false),
  /**
   * Whether Pulumi Deployments may preview with this role. Pulumi Deployments uses the same role of a stack for every
   * operation, previews included.
   */
  pulumiPreviews: z.boolean().default(false),
  /** Stacks whose load balancer and cluster this stack uses. */
  sharesWith: z.array(name).default([]),
});

const schema = z
  .strictObject({
    project: name.default("mcp-catalog"),
    displayName: z.string().min(1).optional(),
    regions: z.array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is a region")).min(1),
    pulumiOrganization: z.string().min(1).optional(),
    githubRepository: z
      .string()
      .regex(
        /^[\w.-]+(@\d+)?\/[\w.-]+(@\d+)?$/,
        "is <owner>/<repository>, or <owner>@<id>/<repository>@<id> for a repository made since July 2026",
      )
      .optional(),
    /** `<group>/<project>` on gitlab.com. */
    gitlabProject: z
      .string()
      .regex(/^[\w.-]+(?:\/[\w.-]+)+$/, "is <group>/<project>")
      .optional(),
    /** Whether to make a bucket for state, and a key for its secrets, in place of Pulumi Cloud. */
    state: z.stringbool({ error: "is true or false" }).or(z.boolean()).default(false),
    gitlabProviderArn: z.string().startsWith("arn:").optional(),
    pulumiProviderArn: z.string().startsWith("arn:").optional(),
    githubProviderArn: z.string().startsWith("arn:").optional(),
    stacks: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]*\*?$/, "is a stack, or the start of stacks and *"),
        stack,
      )
      .default({
        dev: { branch: "main", pullRequests: false, pulumiPreviews: true, sharesWith: [] },
        prod: {
          environment: "prod",
          gitlabTag: "v*",
          pullRequests: false,
          pulumiPreviews: false,
          sharesWith: [],
        },
      }),
    zoneIds: z.array(z.string().min(1)).default(["*"]),
    appActions: z
      .array(z.string().regex(/^[a-z0-9-]+:[\w*]+$/, "is an IAM action, such as s3:GetObject"))
      .default([]),
  })
  .refine(
    ({ pulumiOrganization, githubRepository, gitlabProject }) =>
      pulumiOrganization ?? githubRepository ?? gitlabProject,
    {
      error:
        "pulumiOrganization, githubRepository or gitlabProject: set one or more, so that somebody may deploy",
    },
  );

/** The stack file of `bootstrap/`, validated. */
export type Bootstrap = z.output<typeof schema>;
export type BootstrapStack = z.output<typeof stack>;

/** Reads the stack file of `bootstrap/`. Raises a RunError that names every bad key. */
export function readBootstrap(): Bootstrap {
  const config = new pulumi.Config();
  const region = new pulumi.Config("aws").require("region");
  return parseBootstrap({
    ...Object.fromEntries(
      [
        "project",
        "displayName",
        "pulumiOrganization",
        "githubRepository",
        "gitlabProject",
        "pulumiProviderArn",
        "githubProviderArn",
        "gitlabProviderArn",
        "state",
      ]
        .map((key) => [key, config.get(key)])
        .filter(([, value]) => value !== undefined),
    ),
    ...Object.fromEntries(
      ["stacks", "zoneIds", "appActions"]
        .map((key) => [key, config.getObject(key)])
        .filter(([, value]) => value !== undefined),
    ),
    regions: config.getObject("regions") ?? [region],
  });
}

/** Validates the values of the stack file. Raises a RunError that names every bad key. */
export function parseBootstrap(values: unknown): Bootstrap {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw new pulumi.RunError(
    `The settings of bootstrap/ are not right:\n  ${problems.join("\n  ")}`,
  );
}
