import assert from "node:assert/strict";
import { cents, costOf, type Cost } from "../../../tools/cost";
import { previewCommitted } from "../../support/stack";
import { costIn, costOfStack, pricesWithout, service } from "./fixture";

const fixed = 'scaling={"mode":"fixed"}';

function ofNat({ choices }: Cost): string | undefined {
  return choices.find((each) => each.startsWith("network.nat"));
}

describe("What the other CPU would cost", () => {
  it("is named for ARM64", async () => {
    const { choices } = await costOfStack("prod", [fixed]);
    assert.equal(
      choices[0],
      "On X86_64 (image.platform: linux/amd64) the tasks would cost 18.02 instead of 14.42: 3.60 USD more (+25 %).",
    );
  });

  it("is named from the fewest tasks to the most", async () => {
    const { choices } = await costOfStack("prod");
    assert.match(choices[0] ?? "", /43\.25: 3\.60 to 10\.81 USD more \(\+25 %\)\.$/);
  });

  it("is named for x86", async () => {
    const { choices } = await costOfStack("prod", [fixed, "image.platform=linux/amd64"]);
    assert.equal(
      choices[0],
      "On ARM64 (image.platform: linux/arm64) the tasks would cost 14.42 instead of 18.02: 3.60 USD less (-20 %).",
    );
  });

  it("is not known without a price", () => {
    const spot = { capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] };
    assert.deepEqual(costIn(service(spot), pricesWithout("fargateSpotArmVcpu")).choices, [
      "On ARM64 (image.platform: linux/arm64): no price for Fargate Spot ARM64 CPU in us-east-1.",
    ]);
    assert.deepEqual(costIn(service(spot), pricesWithout("fargateSpotX86Vcpu")).choices, [
      "On ARM64 (image.platform: linux/arm64): no price for Fargate Spot x86 CPU in us-east-1.",
    ]);
    const elsewhere = { capacityProviderStrategies: [{ capacityProvider: "ec2", weight: 1 }] };
    assert.deepEqual(costIn(service(elsewhere)).choices, []);
  });
});

describe("What the other ways to the internet would cost", () => {
  const ways = [
    { nat: "single", usd: 36.5, others: "instance 7.04, perAz 73.00, " },
    { nat: "instance", usd: 7.04, others: "single 36.50, perAz 73.00, " },
    { nat: "perAz", usd: 73, others: "single 36.50, instance 7.04, " },
    { nat: "none", usd: 58.4, others: "single 36.50, instance 7.04, perAz 73.00" },
  ];

  for (const { nat, usd, others } of ways) {
    it(`is named with network.nat: ${nat}, and the stack's total would change by exactly that`, async () => {
      const cost = await costOfStack("prod", [`network.nat=${nat}`]);
      const none = nat === "none" ? "" : "none (endpoints to AWS alone) 58.40";
      assert.equal(ofNat(cost), `network.nat: ${nat} costs ${usd.toFixed(2)}; ${others}${none}.`);
      assert.equal(cents(cost.total.floor - usd), 53.75);
    });
  }

  it("is less if some endpoints exist by choice", async () => {
    const network = { mode: "dedicated", endpoints: ["ecr.api", "sqs"] };
    const cost = await costOfStack("prod", [`network=${JSON.stringify(network)}`]);
    assert.match(ofNat(cost) ?? "", /, none \(endpoints to AWS alone\) 43\.80\.$/);
  });

  it("is the difference of the totals, also if endpoints are chosen and nat is none", async () => {
    const withNat = (nat: string) => {
      const network = { mode: "dedicated", nat, endpoints: ["ecr.api", "sqs"] };
      return costOfStack("prod", [`network=${JSON.stringify(network)}`]);
    };
    const [none, single] = [await withNat("none"), await withNat("single")];
    assert.equal(
      ofNat(none),
      "network.nat: none costs 43.80; single 36.50, instance 7.04, perAz 73.00.",
    );
    assert.match(
      ofNat(single) ?? "",
      /single costs 36\.50; .* none \(endpoints to AWS alone\) 43\.80/,
    );
    assert.equal(cents(none.total.floor - single.total.floor), cents(43.8 - 36.5));
  });

  it("is not known without a price", async () => {
    const { resources } = await previewCommitted("prod");
    const cost = costOf(resources, "us-east-1", { prices: pricesWithout("t4gNanoHour") });
    assert.match(ofNat(cost) ?? "", /36\.50; instance an unknown amount, perAz 73\.00,/);
  });

  it("is not named if the stack has no VPC of its own", async () => {
    assert.equal(ofNat(await costOfStack("prod", ['network={"mode":"default"}'])), undefined);
    assert.equal(ofNat(await costOfStack("dev")), undefined);
  });
});
