import * as pulumi from "@pulumi/pulumi";
import * as secretsmanager from "@pulumi/aws/secretsmanager";

/** One value kept in Secrets Manager and handed to the container as an environment variable. */
export interface AppSecret {
  /** The container's environment variable. */
  readonly variable: string;
  /** The last part of the logical and the physical name, e.g. `supabase-url`. */
  readonly name: string;
  readonly description: string;
  readonly value: pulumi.Output<string>;
}

/** One secret as a task definition names it. */
export interface SecretReference {
  readonly variable: string;
  /** `arn:::version-id`: pinned, so that a changed value makes a new revision and rolls out by itself.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html */
  readonly valueFrom: pulumi.Output<string>;
}

export interface AppSecretsArgs {
  /** First part of every secret's physical name, without the slash. */
  readonly prefix: string;
  readonly secrets: readonly AppSecret[];
  /** Days in which a deleted secret can be restored and its name stays taken: 0, or 7 to 30.
   * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html */
  readonly recoveryWindowInDays: number;
}

/** The app's secrets, each with its value as the current version. */
export class AppSecrets extends pulumi.ComponentResource {
  /** Full ARNs, for the policy that lets the tasks read exactly these. */
  public readonly arns: readonly pulumi.Output<string>[];
  public readonly references: readonly SecretReference[];

  constructor(name: string, args: AppSecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:appSecrets:AppSecrets", name, {}, opts);
    const created = args.secrets.map((secret) => this.createSecret(name, secret, args));
    this.arns = created.map(({ arn }) => arn);
    this.references = created.map(({ variable, arn, versionId }) => ({
      variable,
      valueFrom: pulumi.interpolate`${arn}:::${versionId}`,
    }));
    this.registerOutputs({ arns: this.arns, references: this.references });
  }

  private createSecret(name: string, secret: AppSecret, args: AppSecretsArgs) {
    const container = new secretsmanager.Secret(
      `${name}-${secret.name}`,
      {
        name: `${args.prefix}/${secret.name}`,
        description: secret.description,
        recoveryWindowInDays: args.recoveryWindowInDays,
      },
      { parent: this, protect: args.recoveryWindowInDays > 0 },
    );
    const version = new secretsmanager.SecretVersion(
      `${name}-${secret.name}-value`,
      { secretId: container.id, secretString: secret.value },
      { parent: this },
    );
    return { variable: secret.variable, arn: container.arn, versionId: version.versionId };
  }
}
