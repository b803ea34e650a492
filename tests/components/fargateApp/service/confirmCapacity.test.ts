import assert from "node:assert/strict";
import {
  confirmCapacity,
  type Capacities,
} from "../../../../components/fargateApp/service/watch/verdict";
import type { Live } from "../../../../components/common/live";
import { run } from "../../../support/program";
import { fakeLive } from "../fakeLive";
import { judge, knowing, messageOf } from "./judging";

describe("confirmCapacity", () => {
  const onDemand = { capacityProvider: "FARGATE", weight: 1, base: 0 };
  const asked = [
    { capacityProvider: "FARGATE", weight: 50, base: 1 },
    { capacityProvider: "FARGATE_SPOT", weight: 50, base: 0 },
  ];

  async function confirmed(runs: Capacities["runs"], live: Live, preview = false) {
    let verdict: unknown;
    await run(
      async () => {
        verdict = await confirmCapacity({ asked, runs }, { ...judge, live }).catch(
          (e: unknown) => e,
        );
      },
      { preview },
    );
    return verdict;
  }

  it("accepts the expected division in any order and without zeros, and an unknown one, without asking AWS", async () => {
    const readBack = [
      { capacityProvider: "FARGATE_SPOT", weight: 50 },
      { capacityProvider: "FARGATE", weight: 50, base: 1 },
    ];
    assert.equal(await confirmed(readBack, fakeLive()), undefined);
    assert.equal(await confirmed(undefined, fakeLive()), undefined);
  });

  it("fails for another division, with both divisions and the reason", async () => {
    const { live } = knowing();
    assert.equal(
      messageOf(await confirmed([onDemand], live)),
      [
        "ECS put the tasks of the service the-service back where they ran.",
        "",
        "  runs on    FARGATE weight 1",
        "  asked for  FARGATE weight 50 base 1, FARGATE_SPOT weight 50",
        "",
        "The new tasks exit with 1.",
        "  cannot find module x",
        "",
        "Run pulumi up --stack qa once more, or set spot.share to what Fargate Spot has room for.",
      ].join("\n"),
    );
  });

  it("does not fail a preview", async () => {
    assert.equal(await confirmed([onDemand], fakeLive(), true), undefined);
  });
});
