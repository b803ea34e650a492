import assert from "node:assert/strict";
import { reviewValues, type ReviewArgs } from "../../../tools/review/file";
import { reviewStacks, whyNot } from "../../../tools/review/stacks";

const args: ReviewArgs = {
  project: "shop",
  stack: "pr-7",
  beside: "dev",
  domain: { name: "dev.example.com", zone: "example.com" },
  like: new Map<string, unknown>([
    ["aws:region", "us-east-1"],
    ["shop:imageTag", "dev"],
    ["shop:network", { mode: "dedicated" }],
    ["shop:scaling", { mode: "auto" }],
    ["shop:desiredCount", "3"],
  ]),
};

describe("The stack file of a review", () => {
  it("is that of the stack that it resembles, with one Spot task behind the other's load balancer", () => {
    assert.deepEqual(reviewValues(args), {
      "aws:region": "us-east-1",
      "shop:imageTag": "dev",
      "shop:desiredCount": "1",
      "shop:disposable": "true",
      "shop:domain": { name: "{base}.example.com", zone: "example.com" },
      "shop:logRetentionDays": "1",
      "shop:monitoring": { alarms: "cpu", containerInsights: "disabled" },
      "shop:rollout": { alarms: false, strategy: "rolling" },
      "shop:sharedWith": "dev",
      "shop:spot": { share: 100 },
    });
  });

  it("takes a wildcard certificate, and refuses a host without a domain and names that are too long", () => {
    const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
    const wildcard = { name: "dev.apps.example.com", certificateArn };
    assert.deepEqual(reviewValues({ ...args, domain: wildcard })["shop:domain"], {
      name: "{base}.apps.example.com",
      certificateArn,
    });
    assert.throws(() => reviewValues({ ...args, domain: undefined }), /dev has no domain/);
    const long = { ...args, project: "a-very-long-name-of-a-shop", stack: "pr-12" };
    assert.throws(() => reviewValues(long), /-pr-12 has 32 characters, .* leave room for 28/);
    const most = { ...args, project: "mcp-catalog", stack: "pr-9999999" };
    assert.doesNotThrow(() => reviewValues(most));
    const template = { ...args, project: "a-very-long-name-of-a", stack: "pr" };
    assert.throws(() => reviewValues(template), /a-pr-9999 has 29 characters/);
  });
});

describe("The sweep of review stacks", () => {
  const now = new Date("2026-03-04T12:00:00Z");
  const stack = (number: number, lastUpdate?: string) => ({
    stack: `pr-${number}`,
    number,
    lastUpdate: lastUpdate === undefined ? undefined : new Date(lastUpdate),
  });

  it("sees only review stacks, by number", () => {
    const json = JSON.stringify([
      { name: "prod", lastUpdate: "2020-01-01T00:00:00Z" },
      { name: "pr-12", lastUpdate: "2026-03-01T12:00:00.000Z" },
      { name: "pr-3" },
      { name: "pr-mcp-catalog-4" },
      ...["pr", "pr-", "pr-0", "pr-x", "pre-1", "pr-1-b", "xpr-1"].map((name) => ({ name })),
    ]);
    assert.deepEqual(reviewStacks(json), [
      stack(3),
      { ...stack(4), stack: "pr-mcp-catalog-4" },
      stack(12, "2026-03-01T12:00:00Z"),
    ]);
  });

  it("leaves out stacks of another organization or project, so that none of the same name is removed for them", () => {
    const json = JSON.stringify([{ name: "other/pr-7" }, { name: "other/shop/pr-8" }]);
    assert.deepEqual(reviewStacks(json), []);
  });

  it("removes those whose pull request is not open, and those that nobody updates", () => {
    const old = stack(1, "2026-03-01T12:00:00Z");
    const young = stack(2, "2026-03-01T12:00:01Z");
    const keep = (open?: readonly number[]) => ({ open, hours: 72, now });
    assert.equal(whyNot(old, keep([1])), "last updated 72 hours ago");
    assert.equal(whyNot(young, keep([2])), undefined);
    assert.equal(whyNot(young, keep()), undefined);
    assert.equal(whyNot(young, keep([])), "pull request 2 is not open");
    assert.equal(whyNot(stack(3), keep([3])), undefined);
    assert.equal(whyNot(stack(3), keep()), "nothing was ever made");
  });
});
