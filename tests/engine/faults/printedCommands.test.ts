import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { findCauses } from "../../../live/why";
import { evidenceOf } from "../../../tools/readme/awsMessages";

describe("The commands that npx catalog why prints", () => {
  it("let the app reach its database, call AWS, and find its variable", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      for (const line of [
        "Can't reach database server at `db.example.com`:`5432`",
        "AccessDenied: User: x is not authorized to perform: s3:GetObject on resource: y",
        "Environment variable not found: LOG_LEVEL.",
      ]) {
        await runCommand(dev, remedyFor(line));
      }
      // The remedy has two commands for a variable; the second one keeps it secret.
      await runCommand(dev, remedyFor("Error: STRIPE_KEY is required").split(" or if ")[1] ?? "");
      await dev.succeed();
      const { world } = dev;
      const ports = world
        .all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
        .map(({ inputs }) => inputs["toPort"]);
      assert.ok(ports.includes(5432), "port 5432");
      assert.deepEqual(
        world
          .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
          .map(({ inputs }) => inputs["policyArn"]),
        [policy],
      );
      const task = world.all("aws:ecs/taskDefinition:TaskDefinition").at(-1);
      const [container] = JSON.parse(String(task?.inputs["containerDefinitions"])) as {
        readonly environment: readonly { readonly name: string }[];
        readonly secrets: readonly { readonly name: string }[];
      }[];
      assert.ok(container);
      assert.ok(container.environment.some(({ name }) => name === "LOG_LEVEL"));
      assert.ok(container.secrets.some(({ name }) => name === "STRIPE_KEY"));
    } finally {
      dev.end();
    }
  });
});

/** The first command of a remedy, as its words: `pulumi config set [--path] [--secret] <key> <value>`. */
export async function runCommand({ stack }: Scenario, remedy: string): Promise<void> {
  const command =
    /pulumi config set((?: --\w+)*) '?([\w.[\]]+)'?(?: '([^']+)'| (\S+?)[,;]?(?= |$))?/.exec(
      remedy,
    );
  assert.ok(command, remedy);
  const [, flags = "", key = "", quoted, word] = command;
  const secret = flags.includes("--secret");
  const plain = word === "<ARN>" ? policy : "debug";
  const value = quoted ?? (secret ? "canary-changed" : plain);
  await stack.setConfig(`mcp-catalog:${key}`, { value, secret }, flags.includes("--path"));
}

export const policy = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

/** The remedy of `npx catalog why` if an app's log has this line when it ends. */
export function remedyFor(line: string): string {
  const message = { text: "1", means: "exited" } as const;
  const evidence = evidenceOf(message, { place: "exit code" });
  const at = new Date(0);
  const [cause] = findCauses({
    ...evidence,
    log: { taskId: "1", of: "failed", startedAt: at, lines: [{ at, text: line }] },
  });
  return cause?.todo ?? "";
}
