import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { confirmRollout } from "../../../components/fargateApp/verdict";
import { run } from "../../support/program";
import { runApp, types } from "./fixture";

const arn = (revision: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${revision}`;

const rolledBack = {
  [types.task]: { arn: arn("shop:7") },
  [types.service]: { taskDefinition: arn("shop:6") },
};

describe("a deployment that ECS rolled back", () => {
  it("fails the update, naming the revision that runs and what to do", async () => {
    await assert.rejects(runApp(undefined, { outputs: rolledBack }), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
      assert.ok(
        error.message.endsWith(
          "ECS rolled the service the-service back: it runs shop:6, not shop:7. " +
            `The reason is in the service's events (README, "When something is wrong"). ` +
            "Mend the image or the settings and run pulumi up again.",
        ),
        error.message,
      );
      return true;
    });
  });

  it("does not fail a preview, which is how the next attempt begins", async () => {
    const app = await runApp(undefined, { outputs: rolledBack, preview: true });
    assert.equal(app.outputs["taskDefinition"], arn("shop:6"));
  });
});

describe("confirmRollout", () => {
  const confirm = (runs: string | undefined) =>
    run(() => {
      confirmRollout({ service: "the-service", asked: arn("shop:7"), runs });
    });

  it("accepts the revision asked for, however the service names it, and one not known", async () => {
    for (const runs of [arn("shop:7"), "shop:7", undefined]) {
      await assert.doesNotReject(confirm(runs));
    }
  });

  it("fails for another revision and for another family", async () => {
    for (const other of ["shop:70", "other:7"]) {
      await assert.rejects(confirm(arn(other)), new RegExp(`it runs ${other}, not shop:7`));
    }
  });
});
