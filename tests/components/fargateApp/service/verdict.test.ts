import assert from "node:assert/strict";
import type { Live } from "../../../../components/common/live";
import type { DeploymentNow, ServiceNow } from "../../../../components/common/live/service";
import { fakeLive, serviceThat } from "../fakeLive";
import { runApp, types } from "../fixture";
import { arn, confirm, knowing, messageOf, service } from "./judging";

describe("confirmRollout", () => {
  it("accepts the expected revision, in any form of its name", async () => {
    for (const runs of [arn("shop:7"), "shop:7"]) {
      assert.equal(await confirm(runs, then(complete)), runs);
    }
  });

  it("treats an unknown revision as the expected one", async () => {
    assert.equal(await confirm(undefined, then(complete)), arn("shop:7"));
  });

  it("fails for another revision, and names both revisions, both images, and the reason", async () => {
    const { live, asked } = knowing();
    assert.equal(
      messageOf(await confirm(arn("shop:6"), live)),
      [
        "ECS rolled the service the-service back.",
        "",
        "  runs       shop:6, host/shop@sha256:old",
        "  asked for  shop:7, host/shop@sha256:new",
        "",
        "The new tasks exit with 1.",
        "  cannot find module x",
        "",
        "Mend the image or the settings and run pulumi up --stack qa again.",
      ].join("\n"),
    );
    assert.deepEqual(asked, [arn("shop:6"), service]);
  });

  it("fails for a longer number and for another family", async () => {
    for (const other of ["shop:70", "other:7"]) {
      const { live } = knowing();
      const message = messageOf(await confirm(arn(other), live));
      assert.match(message, new RegExp(`^  runs       ${other}, host`, "m"));
    }
  });

  for (const [what, imageOf] of [
    ["is not known", () => Promise.resolve(undefined)],
    ["cannot be read", () => Promise.reject(new Error("AccessDenied"))],
  ] as const) {
    it(`names only the revision if its image ${what}`, async () => {
      const { live } = knowing({ imageOf });
      const message = messageOf(await confirm(arn("shop:6"), live));
      assert.match(message, /^ {2}runs {7}shop:6$/m);
      assert.match(message, /^ {2}asked for {2}shop:7, host\/shop@sha256:new$/m);
    });
  }

  it("says so if the reason could not be found out", async () => {
    const { live } = knowing({ diagnose: () => Promise.reject(new Error("AccessDenied")) });
    const message = messageOf(await confirm(arn("shop:6"), live));
    assert.match(message, /^Could not find out why: AccessDenied$/m);
  });

  it("does not fail or ask in a preview, because the next attempt begins with one", async () => {
    assert.equal(await confirm(arn("shop:6"), fakeLive(), true), arn("shop:6"));
  });
});

/** A live system that shows the service in these states, one for each look, and then stays in the last. */
function then(...seen: readonly (ServiceNow | undefined)[]): Live {
  let looks = 0;
  return knowing({
    serviceNow: () => {
      looks += 1;
      return Promise.resolve(seen[Math.min(looks, seen.length) - 1]);
    },
    sleep: () => Promise.resolve(),
  }).live;
}

/** A service of three tasks, and its deployment of shop:7. */
const deploying = (
  state: DeploymentNow["state"],
  runningCount: number,
  more: Partial<DeploymentNow> = {},
) => serviceThat({}, { taskDefinition: arn("shop:7"), state, runningCount, ...more });

const complete = deploying("COMPLETED", 3);

describe("confirmRollout, by ECS's own state", () => {
  it("waits for a deployment that the provider took for finished", async () => {
    const live = then(deploying("IN_PROGRESS", 3), deploying("IN_PROGRESS", 3), complete);
    assert.equal(await confirm(arn("shop:7"), live), arn("shop:7"));
  });

  it("counts tasks if ECS gives no state, and accepts none if none are wanted", async () => {
    assert.equal(await confirm("shop:7", then(deploying(undefined, 3))), "shop:7");
    const asleep = deploying("COMPLETED", 0, { desiredCount: 0 });
    assert.equal(await confirm("shop:7", then(asleep)), "shop:7");
  });

  it("uses the lowest number of tasks if scaling raises it meanwhile", async () => {
    const live = then(deploying("IN_PROGRESS", 1), deploying("COMPLETED", 3, { desiredCount: 6 }));
    assert.equal(await confirm("shop:7", live), "shop:7");
  });

  for (const [what, live, message] of [
    [
      "a deployment that has failed, though it has the revision",
      then(deploying("FAILED", 0, { reason: "tasks failed to start." })),
      /^The rollout of the-service failed: 0 of 3 tasks run\. ECS says FAILED: tasks failed to start\.$/m,
    ],
    [
      "one that does not end",
      then(deploying("IN_PROGRESS", 2)),
      /^The rollout of the-service has not ended: 2 of 3 tasks run\. ECS says IN_PROGRESS$/m,
    ],
    [
      "one that has lost tasks and gets no others",
      then(deploying("COMPLETED", 1)),
      /^The rollout of the-service has not ended: 1 of 3 tasks run\. ECS says COMPLETED$/m,
    ],
    [
      "one after which ECS went back",
      then(deploying("IN_PROGRESS", 3), serviceThat({}, { taskDefinition: arn("shop:6") })),
      /^ {2}runs {7}shop:6, host\/shop@sha256:old$/m,
    ],
    [
      "a service that is gone",
      then(undefined),
      /^ECS has no service the-service any more\. pulumi up --refresh --stack qa makes it anew\.$/,
    ],
  ] as const) {
    it(`fails for ${what}`, async () => {
      assert.match(messageOf(await confirm(arn("shop:7"), live)), message);
    });
  }

  it("fails if ECS does not answer", async () => {
    const live = fakeLive({ serviceNow: () => Promise.reject(new Error("you may not")) });
    assert.match(
      messageOf(await confirm("shop:7", live)),
      /^ecs:DescribeServices did not say .* the-service has ended: Error: you may not$/,
    );
  });
});

describe("a deployment that ECS rolled back", () => {
  const rolledBack = {
    [types.task]: { arn: arn("shop:7") },
    [types.service]: { taskDefinition: arn("shop:6") },
  };

  it("fails the update, with the expected image and the app's own names", async () => {
    const { live, asked } = knowing();
    const failed = runApp(() => ({ live }), { outputs: rolledBack });
    await assert.rejects(failed, (error: Error) => {
      assert.match(messageOf(error), /^ {2}asked for {2}shop:7, host\/shop@sha256:1$/m);
      return true;
    });
    assert.deepEqual(asked, [arn("shop:6"), service]);
  });

  it("does not fail a preview", async () => {
    const app = await runApp(undefined, { outputs: rolledBack, preview: true });
    assert.equal(app.outputs["taskDefinition"], arn("shop:6"));
  });
});
