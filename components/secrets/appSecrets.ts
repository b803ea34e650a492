import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import type { RestoredSecrets } from "../account/takenNames";
import { sayNewValue } from "./newFollowedValue";

/** One value kept in Secrets Manager and given to the container as an environment variable. */
export interface AppSecret {
  /** Name of the environment variable in the container. */
  readonly variable: string;
  /** The last part of the logical and the physical name, e.g. `supabase-url`. */
  readonly name: string;
  /** What the secret is for, as the console shows it. */
  readonly description: string;
  /** Where the value comes from. */
  readonly value: SecretSource;
  /**
   * Whether the value is changed outside Pulumi: new tasks then take the newest value. Another value in the stack file is
   * the newest one until then.
   */
  readonly followRotation: boolean;
}

/** The source of a secret's value. */
export type SecretSource =
  /** The stack file. A function holds the value, so that printing the settings does not print the value. */
  | { readonly from: "config"; readonly read: () => string }
  /** Random bytes of this number, made up once and kept encrypted in the stack's state. */
  | { readonly from: "random"; readonly bytes: number };

/** One secret in the form that a task definition takes. */
export interface SecretReference {
  /** Name of the environment variable in the container. */
  readonly variable: string;
  /**
   * `arn:::version-id`: a pinned version, so that a changed value makes a new revision and rolls out by itself. If the
   * value is changed outside Pulumi, only the ARN.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
   */
  readonly valueFrom: pulumi.Output<string>;
}

/** One secret's value, for an image that needs it at build time. */
export interface SecretText {
  /** Name of the environment variable in the container. */
  readonly variable: string;
  /** The value, which Pulumi keeps as a secret. */
  readonly text: pulumi.Output<string>;
}

/** The secrets, and for how many days a deleted one can be restored. */
export interface AppSecretsArgs {
  /** First part of every secret's physical name, without the slash. */
  readonly prefix: string;
  readonly secrets: readonly AppSecret[];
  /**
   * Days in which a deleted secret can be restored and its name stays taken: 0, or 7 to 30.
   * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
   */
  readonly recoveryWindowInDays: number;
  /** ARN of the customer's key that encrypts the secrets; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
  /** Name of the stack if its tasks run already, and may have another value; undefined if none runs. */
  readonly runsIn?: string;
  /** The secrets, by name, that AWS has already and that this run adopts; none by default. */
  readonly restored?: RestoredSecrets;
}

/**
 * The label of the version that the stack file's value made, on a secret that is changed outside Pulumi. AWS removes old
 * versions without a label. A refresh would then drop the version from the state, and the next run would put the stack
 * file's value in the place of a newer one.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/getting-started.html#term_version
 */
const keptLabel = "pulumi";

/**
 * Inputs that an import does not read, or that AWS has kept from before: the run after the adoption
 * sets them.
 */
const unreadOfSecret = ["recoveryWindowInDays", "description", "kmsKeyId", "tags", "tagsAll"];

/** The app's secrets, each with its value as the current version. */
export class AppSecrets extends pulumi.ComponentResource {
  /** Full ARNs, for the policy that lets the tasks read only these secrets. */
  public readonly arns: readonly pulumi.Output<string>[];
  /** The secrets in the form that a task definition takes. */
  public readonly references: readonly SecretReference[];
  /** The secrets' values, for an image that needs them at build time. */
  public readonly values: readonly SecretText[];

  constructor(name: string, args: AppSecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:appSecrets:AppSecrets", name, {}, opts);
    const created = args.secrets.map((secret) => this.createSecret(name, secret, args));
    this.arns = created.map(({ arn }) => arn);
    this.references = created.map(({ variable, valueFrom }) => ({ variable, valueFrom }));
    this.values = created.map(({ variable, text }) => ({ variable, text }));
    this.registerOutputs({ arns: this.arns, references: this.references });
  }

  private createSecret(name: string, secret: AppSecret, args: AppSecretsArgs) {
    const physicalName = `${args.prefix}/${secret.name}`;
    const restored = args.restored?.get(physicalName);
    // A removed secret can be restored during its recovery window, so it needs no protection.
    const container = new secretsmanager.Secret(
      `${name}-${secret.name}`,
      {
        name: physicalName,
        description: secret.description,
        recoveryWindowInDays: args.recoveryWindowInDays,
        kmsKeyId: args.keyArn,
      },
      {
        parent: this,
        ...(restored === undefined ? {} : { import: restored.arn, ignoreChanges: unreadOfSecret }),
      },
    );
    if (restored) container.id.apply(() => restored.adopted());
    const text = this.text(`${name}-${secret.name}`, secret.value);
    const version = this.createVersion(`${name}-${secret.name}`, container.id, text, secret, args);
    const valueFrom = secret.followRotation
      ? container.arn
      : pulumi.interpolate`${container.arn}:::${version.versionId}`;
    return { variable: secret.variable, arn: container.arn, valueFrom, text };
  }

  private createVersion(
    name: string,
    secretId: pulumi.Output<string>,
    secretString: pulumi.Output<string>,
    { followRotation, variable }: AppSecret,
    { recoveryWindowInDays, runsIn }: AppSecretsArgs,
  ) {
    return new secretsmanager.SecretVersion(
      `${name}-value`,
      {
        secretId,
        secretString,
        versionStages: followRotation ? ["AWSCURRENT", keptLabel] : undefined,
      },
      {
        parent: this,
        hooks:
          followRotation && runsIn !== undefined ? sayNewValue(name, variable, runsIn, this) : {},
        // A rotation moves AWSCURRENT to a newer version. An update would move it back.
        ignoreChanges: followRotation ? ["versionStages"] : [],
        // Old revisions of the task definition still name old versions, so these stay in AWS. The
        // label moves from the old version to the new one by itself. The versions disappear
        // together with the secret.
        retainOnDelete: recoveryWindowInDays > 0 || followRotation,
      },
    );
  }

  private text(name: string, value: SecretSource): pulumi.Output<string> {
    switch (value.from) {
      case "config":
        return pulumi.secret(value.read());
      case "random":
        return pulumi.secret(
          new random.RandomBytes(`${name}-random`, { length: value.bytes }, { parent: this })
            .base64,
        );
    }
  }
}
