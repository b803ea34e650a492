import assert from "node:assert/strict";
import type { Schedule } from "../../../components/scaling";
import { weekOf } from "../../../components/scaling/week";
import { asScheduled, asWritten, dueInAWeek, turns } from "./clock";

const day = { min: 2, max: 6 };
const weekends = { min: 0, max: 0 };
const timezone = "Europe/Berlin";

function nights(from: string, to: string) {
  return { from, to, min: 1, max: 2 };
}

function week(schedule: Omit<Schedule, "timezone">) {
  return weekOf({ timezone, ...schedule }, day).map(
    ({ name, cron, min, max }) => [name, cron, min, max] as const,
  );
}

describe("The changes of a week", () => {
  it("are two a day if there are only nights", () => {
    assert.deepEqual(week({ nights: nights("20:00", "07:00") }), [
      ["day", "cron(0 7 * * ? *)", 2, 6],
      ["night", "cron(0 20 * * ? *)", 1, 2],
    ]);
  });

  it("are two a week if there are only weekends", () => {
    assert.deepEqual(week({ weekends }), [
      ["day", "cron(0 0 ? * MON *)", 2, 6],
      ["weekend", "cron(0 0 ? * SAT *)", 0, 0],
    ]);
  });

  it("do not change the weekend if there are nights, too, and begin Monday with the rest of a night", () => {
    assert.deepEqual(week({ nights: nights("20:30", "07:00"), weekends }), [
      ["night", "cron(0 0 ? * MON *)", 1, 2],
      ["day", "cron(0 7 ? * MON,TUE,WED,THU,FRI *)", 2, 6],
      ["night-2", "cron(30 20 ? * MON,TUE,WED,THU,FRI *)", 1, 2],
      ["weekend", "cron(0 0 ? * SAT *)", 0, 0],
    ]);
  });

  it("begin Monday with the day if the night does not cross midnight", () => {
    assert.deepEqual(week({ nights: nights("12:00", "14:00"), weekends }), [
      ["day", "cron(0 0 ? * MON *)", 2, 6],
      ["night", "cron(0 12 ? * MON,TUE,WED,THU,FRI *)", 1, 2],
      ["day-2", "cron(0 14 ? * MON,TUE,WED,THU,FRI *)", 2, 6],
      ["weekend", "cron(0 0 ? * SAT *)", 0, 0],
    ]);
  });

  it("may begin a night at midnight, or end it there", () => {
    assert.deepEqual(week({ nights: nights("00:00", "06:00"), weekends }), [
      ["night", "cron(0 0 ? * MON,TUE,WED,THU,FRI *)", 1, 2],
      ["day", "cron(0 6 ? * MON,TUE,WED,THU,FRI *)", 2, 6],
      ["weekend", "cron(0 0 ? * SAT *)", 0, 0],
    ]);
    assert.deepEqual(week({ nights: nights("18:00", "00:00") }), [
      ["day", "cron(0 0 * * ? *)", 2, 6],
      ["night", "cron(0 18 * * ? *)", 1, 2],
    ]);
  });
});

const times = ["00:00", "00:15", "03:00", "06:30", "07:00", "12:00", "20:00", "23:45"];
const every: readonly Schedule[] = [
  { timezone, weekends },
  ...times.flatMap((from) =>
    times
      .filter((to) => to !== from)
      .flatMap((to) => [
        { timezone, nights: nights(from, to) },
        { timezone, nights: nights(from, to), weekends },
      ]),
  ),
];

describe(`A week of each of ${every.length} schedules`, () => {
  it("has in every quarter of an hour the counts that the schedule says in words", () => {
    for (const schedule of every) {
      const changes = weekOf(schedule, day);
      assert.deepEqual(asScheduled(changes), asWritten(schedule, day), JSON.stringify(schedule));
    }
  });

  it("has no change without effect, and no two changes with the same name", () => {
    for (const schedule of every) {
      const changes = weekOf(schedule, day);
      assert.equal(
        dueInAWeek(changes),
        turns(asWritten(schedule, day)),
        JSON.stringify({ schedule, changes }),
      );
      const names = changes.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, names.join());
    }
  });

  it("is the same in every time zone, because AWS uses the local time", () => {
    const schedule = { nights: nights("20:00", "07:00"), weekends };
    assert.deepEqual(
      weekOf({ ...schedule, timezone: "UTC" }, day),
      weekOf({ ...schedule, timezone: "Asia/Tokyo" }, day),
    );
  });
});
