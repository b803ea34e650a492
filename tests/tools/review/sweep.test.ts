import assert from "node:assert/strict";
import { machine, run } from "./machine";

describe("catalog review sweep", () => {
  it("sweeps all old stacks, even if one cannot be removed, and lists them without a change", async () => {
    const given = machine(["prod", "pr-7", "pr-8"], "destroy -s pr-7");
    const { code, out } = await run(["sweep"], given);
    assert.equal(code, 1);
    assert.match(out, /pr-7 is not removed\..*\n.*--unlock\n.*\npr-8 is removed\.\n/);
    assert.ok(!given.asked.some((each) => each.includes("prod")));
    const listing = machine(["pr-7"]);
    const listed = await run(["list", "--json"], listing);
    assert.deepEqual(listing.asked, []);
    assert.deepEqual(
      (JSON.parse(listed.out) as { number: number }[]).map(({ number }) => number),
      [7],
    );
  });

  it("cancels in a sweep only what has not been updated for two hours: a younger run may be under way", async () => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const words = ["sweep", "--open", "none", "--unlock"];
    const cut = machine(["pr-7"], "none", hoursAgo(2.01));
    await run(words, cut);
    assert.deepEqual(cut.asked[0], "pulumi cancel --stack pr-7 --yes");
    const live = machine(["pr-7"], "destroy", hoursAgo(1.99));
    const { code, err, out } = await run(words, live);
    assert.deepEqual([code, live.asked], [1, ["pulumi destroy -s pr-7 --yes --non-interactive"]]);
    assert.match(
      err,
      /^pr-7 was updated less than two hours ago, so that a run may be under way:\n/,
    );
    assert.match(out, /locked and no other run is under way/);
  });

  it("sweeps every stack if it is told that none is open, and refuses an empty list of a script", async () => {
    for (const open of ["", ",", "7,", "7 9", "1; rm", "0"]) {
      const given = machine(["pr-7"]);
      const { code, err } = await run(["sweep", "--open", open], given);
      assert.deepEqual([code, given.asked], [2, []], open);
      assert.match(err, /numbers\swith\sa comma between them, or none/);
    }
    const given = machine(["pr-7"]);
    assert.equal((await run(["sweep", "--open", "none"], given)).code, 0);
    assert.deepEqual(given.asked[0], "pulumi destroy -s pr-7 --yes --non-interactive");
  });
});
