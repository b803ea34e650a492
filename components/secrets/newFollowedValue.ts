import * as pulumi from "@pulumi/pulumi";

/**
 * Says, in the preview and in the update, that this run writes the stack file's value of a followed
 * secret. A revision names no version of such a secret, so no task is replaced. The engine does not
 * tell a hook whether it replaces a version or makes the first one.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/hooks/
 */
export function sayNewValue(
  name: string,
  variable: string,
  stack: string,
  parent: pulumi.Resource,
): pulumi.ResourceHookBinding {
  const before = new pulumi.ResourceHook(
    `${name}-new-value`,
    () =>
      pulumi.log.info(
        `${variable}: ${pulumi.runtime.isDryRun() ? "pulumi up" : "this run"} makes the stack file's value the newest one. ` +
          `Tasks that have another one keep it until they start anew: npx catalog redeploy ${stack}`,
        parent,
      ),
    { onDryRun: true },
  );
  return { beforeCreate: [before] };
}
