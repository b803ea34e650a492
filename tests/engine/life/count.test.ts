import assert from "node:assert/strict";
import { AwsError } from "../../../tools/account/world/errors";
import { Scenario } from "../support/scenario";
import { count, scaleTo } from "../support/serviceCount";

const auto = '{"mode":"auto","minCount":2,"maxCount":6}';
const nights =
  '{"timezone":"Europe/Berlin","nights":{"from":"20:00","to":"07:00","min":0,"max":0}}';

describe("a changed desiredCount of a prod stack that runs", () => {
  let prod: Scenario;
  before(async () => {
    prod = await Scenario.running({ stack: "prod" });
  });
  after(() => {
    prod.end();
  });

  it("is set once if the load decides, with a note in the preview, and left to the load from then on", async () => {
    scaleTo(prod, 5);
    await prod.set("desiredCount", "4");
    const preview = await prod.preview();
    assert.deepEqual(preview.changes, ["update app-service"]);
    assert.match(
      preview.printed,
      /desiredCount was 2 and is 4, and mcp-catalog-service wants 5 tasks now: this run sets 4 tasks, and scaling goes on from there\./,
    );
    assert.equal(count(prod), 5, "a preview changes nothing");
    assert.deepEqual((await prod.succeed()).changes, ["update app-service"]);
    assert.equal(count(prod), 4);

    scaleTo(prod, 6);
    const later = await prod.succeed();
    assert.deepEqual(later.changes, []);
    assert.doesNotMatch(later.printed, /desiredCount was/);
    assert.equal(count(prod), 6);
    await prod.release("v1.1.0");
    assert.equal(count(prod), 6, "a release leaves the count alone");
  });

  it("is set even after a refresh, which reads the live count into the state", async () => {
    await prod.refresh();
    assert.deepEqual((await prod.succeed()).changes, []);
    assert.equal(count(prod), 6);
    await prod.set("desiredCount", "3");
    await prod.succeed();
    assert.equal(count(prod), 3);
  });

  it("is tried again after a failed run until ECS has it", async () => {
    await prod.set("desiredCount", "5");
    prod.world.before = ({ operation, type }) => {
      if (operation === "update" && type === "aws:ecs/service:Service") {
        prod.world.before = () => undefined;
        throw new AwsError("ThrottlingException", "Rate exceeded");
      }
    };
    assert.ok(!(await prod.up()).succeeded);
    assert.equal(count(prod), 3);
    await prod.succeed();
    // The provider took the failed update for done. The run before has read what AWS has.
    await prod.succeed();
    assert.equal(count(prod), 5);
  });

  it("outside the limits is refused before anything is changed", async () => {
    for (const outside of ["1", "7"]) {
      await prod.set("desiredCount", outside);
      const refused = await prod.up();
      assert.ok(!refused.succeeded);
      assert.match(refused.printed, /desiredCount +must be from scaling\.minCount \(2\)/);
      assert.deepEqual(refused.changes, []);
    }
    await prod.set("desiredCount", "5");
  });

  it("starts no tasks at night, and is set by the first run by day", async () => {
    await prod.set("schedule", nights);
    await prod.succeed();
    scaleTo(prod, 0);
    await prod.set("desiredCount", "4");
    const asleep = await prod.succeed();
    assert.match(
      asleep.printed,
      /wants 0 tasks now, because it is night, the weekend or a pause\./,
    );
    assert.equal(count(prod), 0);
    scaleTo(prod, 2);
    await prod.succeed();
    assert.equal(count(prod), 4);
  });

  it("is the day's count with a fixed count and a schedule", async () => {
    await prod.set("scaling", '{"mode":"fixed"}');
    await prod.succeed();
    await prod.set("desiredCount", "3");
    assert.deepEqual((await prod.succeed()).changes, [
      "update app-service",
      "update monitoring-dashboard",
      "update scaling",
      "update scaling-day",
    ]);
    assert.equal(count(prod), 3);
    await prod.set("scaling", auto);
    await prod.succeed();
    assert.equal(count(prod), 3);
  });
});
