import assert from "node:assert/strict";
import { pricesOf, type Paid } from "../../../tools/rightsize/price";
import { advise, always } from "./usage";

const price = (usd: number) => ({ usd, source: "AmazonECS", date: "2026-09-28" });
const fargate = (times: number) => ({
  fargateX86Vcpu: price(4 * times),
  fargateX86Memory: price(2 * times),
  fargateArmVcpu: price(3 * times),
  fargateArmMemory: price(1 * times),
});
const spare = {
  fargateSpotX86Vcpu: price(0.4),
  fargateSpotX86Memory: price(0.2),
  fargateSpotArmVcpu: price(0.3),
  fargateSpotArmMemory: price(0.1),
};
const list = (regions: Readonly<Record<string, object>>) => ({ sources: {}, regions });
const paid = (region: string, given: Partial<Paid> = {}): Paid => ({
  aws: { region },
  spot: undefined,
  publicAddresses: false,
  ...given,
});
const size = { cpu: 512, memory: 2048, architecture: "X86_64" };

/** USD an hour of so many tasks. */
function hourly(tasks: number, given: Partial<Paid>, what = size): number {
  const all = { ...fargate(1), ...spare, publicIpv4: price(0.5) };
  return pricesOf(paid("us-east-1", given), list({ "us-east-1": all })).priceOf(what)(tasks) / 730;
}

describe("The price of tasks", () => {
  it("is that of their size, their architecture and their region", () => {
    const prices = list({ "us-east-1": fargate(1), "eu-central-1": fargate(10) });
    const { priceOf, notes } = pricesOf(paid("eu-central-1"), prices);
    assert.equal(priceOf(size)(2), 730 * 120);
    assert.equal(priceOf({ ...size, architecture: "ARM64" })(1), 730 * 35);
    assert.match(notes.join(), /on demand; in eu-central-1, read 2026-09-28; without Savings/);
  });

  it("is that of Spot for its share of the tasks beyond the base", () => {
    assert.equal(hourly(4, { spot: { share: 100, base: 0 } }), 4 * 0.6);
    assert.equal(hourly(4, { spot: { share: 100, base: 1 } }), 6 + 3 * 0.6);
    assert.equal(hourly(5, { spot: { share: 50, base: 1 } }), 6 + 2 * 6 + 2 * 0.6);
    assert.equal(hourly(4, { spot: { share: 0, base: 0 } }), 4 * 6);
    const arm = { ...size, architecture: "ARM64" };
    assert.equal(hourly(1, { spot: { share: 100, base: 0 } }, arm), 0.35);
  });

  it("has a public address for each task if they have one", () => {
    assert.equal(hourly(4, { publicAddresses: true }), 4 * 6.5);
    assert.equal(hourly(4, { publicAddresses: true, spot: { share: 100, base: 0 } }), 4 * 1.1);
  });

  it("is that of us-east-1 if one of the region's is not known, and says so", () => {
    const prices = list({ "us-east-1": { ...fargate(1), ...spare }, "eu-west-3": fargate(10) });
    const { priceOf, notes } = pricesOf(paid("eu-north-1"), prices);
    assert.equal(priceOf({ ...size, cpu: 1024, memory: 1024 })(1), 730 * 6);
    assert.match(notes.join(), /in us-east-1, which stand in for eu-north-1/);
    const spot = pricesOf(paid("eu-west-3", { spot: { share: 100, base: 0 } }), prices);
    assert.equal(spot.priceOf(size)(1), 730 * 0.6);
    assert.match(spot.notes.join(), /stand in for eu-west-3.*Spot prices vary/);
  });

  it("is refused without either", () => {
    assert.throws(
      () => pricesOf(paid("eu-north-1"), list({})),
      /no prices of Fargate in us-east-1/,
    );
  });

  it("is what the cost table has of the project's list, to the cent", () => {
    const dev = { spot: { share: 100, base: 0 }, publicAddresses: true };
    const usd = pricesOf(paid("us-east-1", dev)).priceOf({ ...size, cpu: 256, memory: 512 })(1);
    assert.equal(usd.toFixed(2), (730 * (0.25 * 0.01288871 + 0.5 * 0.00141527 + 0.005)).toFixed(2));
  });

  it("counts addresses if fewer tasks are recommended", () => {
    const { priceOf } = pricesOf(paid("us-east-1", { publicAddresses: true }));
    const used = always({ cpu: 5, memory: 20, tasks: 6 });
    const found = advise("256/512 × 6", used, { cpu: 30, memory: 20 }, priceOf);
    assert.ok(found.verdict === "smaller");
    assert.equal(found.saving.toFixed(2), (4 * (9.0097 + 3.65)).toFixed(2));
  });

  it("says what it includes", () => {
    const note = (given: Partial<Paid>) => pricesOf(paid("us-east-1", given)).notes.join();
    assert.match(note({}), /^Prices: Fargate's on demand; in us-east-1, read/);
    assert.match(
      note({ spot: { share: 70, base: 1 }, publicAddresses: true }),
      /^Prices: Fargate's, 70 % of the tasks beyond the base of 1 on Spot, each task with a public IPv4 address; in us-east-1/,
    );
    assert.match(note({ spot: { share: 100, base: 0 } }), /^Prices: Fargate Spot's; in us-east-1/);
  });
});
