import type { Bootstrap, BootstrapStack } from "./settings";

/** The addresses whose tokens AWS trusts. */
export const issuers = {
  pulumi: { url: "https://api.pulumi.com/oidc", host: "api.pulumi.com/oidc" },
  github: {
    url: "https://token.actions.githubusercontent.com",
    host: "token.actions.githubusercontent.com",
  },
  gitlab: { url: "https://gitlab.com", host: "gitlab.com" },
} as const;

export type Issuer = keyof typeof issuers;

/**
 * A token's audience, and the subjects that a role trusts. A `*` stands for the number of a review stack or, on GitLab,
 * for any branch or the rest of a tag.
 */
export interface Trusted {
  readonly issuer: Issuer;
  readonly audience: string;
  readonly subjects: readonly string[];
}

/** Pulumi's operations that change something. https://www.pulumi.com/docs/deployments/guides/oidc/ */
const changing = ["update", "refresh", "destroy"];

/** Who may deploy a stack: Pulumi Deployments for exactly this stack, and GitHub for its branch or environment. */
export function deployTrust(
  all: Bootstrap,
  name: string,
  stack: BootstrapStack,
): readonly Trusted[] {
  const operations = [...changing, ...(stack.pulumiPreviews ? ["preview"] : [])];
  const subjects = [
    ...(stack.branch === undefined ? [] : [`ref:refs/heads/${stack.branch}`]),
    ...(stack.environment === undefined ? [] : [`environment:${stack.environment}`]),
    ...(stack.pullRequests ? ["pull_request"] : []),
  ];
  const onGitLab = [
    ...(stack.branch === undefined ? [] : [`branch:ref:${stack.branch}`]),
    ...(stack.gitlabTag === undefined ? [] : [`tag:ref:${stack.gitlabTag}`]),
    ...(stack.pullRequests ? ["branch:ref:*"] : []),
  ];
  return trusted(all, [name], operations, subjects, onGitLab);
}

/** Who may preview every stack: Pulumi Deployments, and pull requests from the repository itself. */
export function previewTrust(all: Bootstrap): readonly Trusted[] {
  return trusted(all, Object.keys(all.stacks), ["preview"], ["pull_request"], ["branch:ref:*"]);
}

function trusted(
  { project, pulumiOrganization: org, githubRepository: repository, gitlabProject }: Bootstrap,
  stacks: readonly string[],
  operations: readonly string[],
  onGitHub: readonly string[],
  onGitLab: readonly string[],
): readonly Trusted[] {
  const pulumi = stacks.flatMap((stack) =>
    operations.map(
      (operation) =>
        `pulumi:deploy:org:${org}:project:${project}:stack:${stack}:operation:${operation}:scope:write`,
    ),
  );
  const github = onGitHub.map((each) => `repo:${repository}:${each}`);
  const gitlab = onGitLab.map((each) => `project_path:${gitlabProject}:ref_type:${each}`);
  const all: readonly Trusted[] = [
    { issuer: "pulumi", audience: org ?? "", subjects: org === undefined ? [] : pulumi },
    {
      issuer: "github",
      audience: "sts.amazonaws.com",
      subjects: repository === undefined ? [] : github,
    },
    {
      issuer: "gitlab",
      audience: issuers.gitlab.url,
      subjects: gitlabProject === undefined ? [] : gitlab,
    },
  ];
  return all.filter(({ subjects }) => subjects.length > 0);
}

/** The trust policy of a role. It has one statement for each issuer and compares the whole subject. */
export function trustPolicy(
  all: readonly Trusted[],
  providerArns: Readonly<Partial<Record<Issuer, string>>>,
) {
  return {
    Version: "2012-10-17",
    Statement: all.map(({ issuer, audience, subjects }) => {
      const { host } = issuers[issuer];
      const exact = !subjects.some((each) => each.includes("*"));
      const subject = { [`${host}:sub`]: subjects };
      return {
        Effect: "Allow",
        Principal: { Federated: providerArns[issuer] },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { [`${host}:aud`]: audience, ...(exact ? subject : {}) },
          ...(exact ? {} : { StringLike: subject }),
        },
      };
    }),
  };
}
