import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as iam from "@pulumi/aws/iam";
import { partitionOf } from "../components/iam/partition";
import { baseName, defaultDisplayName } from "../settings/names";
import { allPermissions, type Permissions } from "../tools/permissions";
import { boundary } from "../tools/permissions/boundary";
import { deployPolicies, previewPolicies } from "../tools/permissions/documents";
import type { Scope } from "../tools/permissions/scope";
import { path, Role, type Providers } from "./role";
import type { Bootstrap, BootstrapStack } from "./settings";
import { makeState, statePolicy } from "./state";
import { deployTrust, issuers, previewTrust } from "./trust";

/**
 * Makes, once for each account, the identities that may deploy: the OIDC providers, a role that previews, and for each
 * stack a role that deploys and a permissions boundary for the roles that the stack makes. Returns their ARNs, and the
 * commands that use them.
 */
export async function program(args: Bootstrap) {
  const permissions = await allPermissions();
  const accountId = getCallerIdentityOutput({}).accountId;
  const providers = makeProviders(args);
  const preview = new Role("preview", {
    name: `${args.project}-preview`,
    description: `Previews ${args.project}, reads no secret and changes nothing`,
    trust: previewTrust(args),
    providers,
    accountId,
    policies: (account) => {
      const scope = scopeOf(args, "*", account, []);
      return [...previewPolicies(permissions, scope), ...statePolicies(args, scope, undefined)];
    },
  });
  const state = args.state ? makeState(args.project, args.regions[0] ?? "", accountId) : undefined;
  const stacks = Object.entries(args.stacks).map(([stack, each]) =>
    deployRole(args, stack, each, permissions, providers, accountId),
  );
  return {
    previewRoleArn: preview.arn,
    ...state,
    deployRoleArns: Object.fromEntries(stacks.map(({ stack, role }) => [stack, role.arn])),
    nextSteps: stacks
      .filter(({ stack }) => !stack.endsWith("*"))
      .map(
        ({ stack, boundaryArn }) =>
          pulumi.interpolate`pulumi config set --path iam.permissionsBoundary ${boundaryArn} -s ${stack}`,
      ),
  };
}

function makeProviders(args: Bootstrap): Providers {
  const audiences = {
    pulumi: args.pulumiOrganization,
    github: args.githubRepository === undefined ? undefined : "sts.amazonaws.com",
    gitlab: args.gitlabProject === undefined ? undefined : issuers.gitlab.url,
  };
  const existing = {
    pulumi: args.pulumiProviderArn,
    github: args.githubProviderArn,
    gitlab: args.gitlabProviderArn,
  };
  const made = (["pulumi", "github", "gitlab"] as const).flatMap((issuer) => {
    const audience = audiences[issuer];
    if (audience === undefined) return [];
    const { url } = issuers[issuer];
    const arn = existing[issuer];
    // An account has only one provider for an address. Deleting it would lock out everybody who uses it.
    const options = { protect: true };
    if (arn !== undefined) return [[issuer, pulumi.output(arn)] as const];
    const provider = new iam.OpenIdConnectProvider(
      issuer,
      { url, clientIdLists: [audience] },
      options,
    );
    return [[issuer, provider.arn] as const];
  });
  return Object.fromEntries(made);
}

function deployRole(
  args: Bootstrap,
  stack: string,
  each: BootstrapStack,
  permissions: Permissions,
  providers: Providers,
  accountId: pulumi.Output<string>,
) {
  const id = stack.replace(/-?\*$/, "");
  const scope = (account: string) => scopeOf(args, stack, account, each.sharesWith);
  const bound = new iam.Policy(`boundary-${id}`, {
    name: `${args.project}-boundary-${id}`,
    path,
    description: `What the roles that ${stack} makes may do at most`,
    policy: accountId.apply((account) => JSON.stringify(boundary(scope(account), args.appActions))),
  });
  const role = new Role(`deploy-${id}`, {
    name: `${args.project}-deploy-${id}`,
    description: `Deploys ${args.project}/${stack}`,
    trust: deployTrust(args, stack, each),
    providers,
    accountId,
    policies: (account) => {
      const { partition } = scope(account);
      const arn = `arn:${partition}:iam::${account}:policy${path}${args.project}-boundary-${id}`;
      return [
        ...previewPolicies(permissions, scope(account)),
        ...deployPolicies(permissions, scope(account), arn),
        ...statePolicies(args, scope(account), stack),
      ];
    },
  });
  return { stack, role, boundaryArn: bound.arn };
}

function statePolicies({ state }: Bootstrap, scope: Scope, stack: string | undefined) {
  return state ? [statePolicy(scope, stack)] : [];
}

/** What a role for a stack may touch; `*` for all stacks of the project. */
function scopeOf(args: Bootstrap, stack: string, account: string, hosts: readonly string[]): Scope {
  const { project, regions, zoneIds, displayName = defaultDisplayName(project) } = args;
  const start = stack.replace(/\*$/, "");
  const named = start === "" || start === "prod" ? "" : `-${start}`;
  return {
    partition: partitionOf(regions[0] ?? ""),
    account,
    regions,
    project,
    base: project + named,
    display: displayName + named,
    hosts: hosts.map((host) => baseName(project, host)),
    zoneIds,
  };
}
