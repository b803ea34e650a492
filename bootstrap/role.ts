import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import type { PolicyDocument } from "../tools/permissions/documents";
import { trustPolicy, type Issuer, type Trusted } from "./trust";

/** ARNs of the OIDC providers. */
export type Providers = Readonly<Partial<Record<Issuer, pulumi.Output<string>>>>;

/**
 * The path of the roles that deploy. A stack makes no role with this path, so a deployment cannot change who may
 * deploy.
 */
export const path = "/delivery/";

/**
 * A stand-in with the length of a real account id. The number of policies depends on that length,
 * and must be known before the account is known.
 */
const someAccount = "123456789012";

export interface RoleArgs {
  readonly name: string;
  readonly description: string;
  readonly trust: readonly Trusted[];
  readonly providers: Providers;
  readonly accountId: pulumi.Output<string>;
  readonly policies: (account: string) => readonly PolicyDocument[];
}

/** A role with as many managed policies as its statements need. */
export class Role extends pulumi.ComponentResource {
  public readonly arn: pulumi.Output<string>;

  constructor(name: string, args: RoleArgs) {
    super("mcp-catalog:bootstrap:Role", name, {}, {});
    const parent = { parent: this };
    const role = new iam.Role(
      name,
      {
        name: args.name,
        path,
        description: args.description,
        assumeRolePolicy: pulumi
          .output(args.providers)
          .apply((arns) => JSON.stringify(trustPolicy(args.trust, arns))),
      },
      parent,
    );
    args.policies(someAccount).forEach((_, index) => {
      const policy = new iam.Policy(
        `${name}-${index + 1}`,
        {
          name: `${args.name}-${index + 1}`,
          path,
          policy: args.accountId.apply((account) => JSON.stringify(args.policies(account)[index])),
        },
        parent,
      );
      new iam.RolePolicyAttachment(
        `${name}-${index + 1}`,
        { role: role.name, policyArn: policy.arn },
        parent,
      );
    });
    this.arn = role.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
