import assert from "node:assert/strict";
import { clockChange, nextOfEachDay } from "../../../settings/rules/summerTime";

const from = new Date("2026-11-23T00:00:00Z");

/**
 * For time zones of the IANA list, the next day on which a time of day is skipped or comes twice.
 */
const times: readonly (readonly [zone: string, time: string, day: string | undefined])[] = [
  ["Europe/Berlin", "01:59", undefined],
  ["Europe/Berlin", "02:00", "2027-03-28"],
  ["Europe/Berlin", "02:59", "2027-03-28"],
  ["Europe/Berlin", "03:00", undefined],
  ["America/New_York", "00:59", undefined],
  ["America/New_York", "01:00", "2027-11-07"],
  ["America/New_York", "02:30", "2027-03-14"],
  ["Europe/Helsinki", "02:30", undefined],
  ["Europe/Helsinki", "03:30", "2027-03-28"],
  ["Europe/Athens", "03:00", "2027-03-28"],
  ["Europe/Bucharest", "03:59", "2027-03-28"],
  ["Europe/Bucharest", "04:00", undefined],
  ["Africa/Cairo", "00:00", "2027-04-30"],
  ["Africa/Cairo", "23:30", "2027-10-28"],
  ["Africa/Cairo", "02:30", undefined],
  ["Asia/Beirut", "00:30", "2027-03-28"],
  ["Atlantic/Azores", "00:00", "2027-03-28"],
  ["Atlantic/Azores", "01:00", undefined],
  ["America/Santiago", "00:30", "2027-09-05"],
  ["America/Santiago", "23:00", "2027-04-03"],
  ["America/Nuuk", "23:30", "2027-03-27"],
  ["America/Nuuk", "02:30", undefined],
  ["America/Havana", "00:30", "2027-03-14"],
  ["Australia/Lord_Howe", "01:45", "2027-04-04"],
  ["Australia/Lord_Howe", "02:15", "2027-10-03"],
  ["Australia/Lord_Howe", "02:45", undefined],
  ["Asia/Tokyo", "02:30", undefined],
  ["UTC", "02:30", undefined],
];

describe("clockChange", () => {
  for (const [zone, time, day] of times) {
    it(`finds ${time} in ${zone} ${day === undefined ? "once each day" : `to be odd on ${day}`}`, () => {
      assert.equal(clockChange(zone, time, from), day);
    });
  }

  it("looks from any moment on, including the week of the change", () => {
    for (const start of ["2027-03-21T01:00:00Z", "2027-03-27T23:59:00Z", "2027-03-28T00:59:00Z"]) {
      assert.equal(clockChange("Europe/Berlin", "02:30", new Date(start)), "2027-03-28", start);
    }
    assert.equal(
      clockChange("Europe/Berlin", "02:30", new Date("2027-03-28T01:00:00Z")),
      "2027-10-31",
    );
  });
});

describe("nextOfEachDay", () => {
  for (const [zone, time, next] of [
    ["Europe/Berlin", "02:30", "03:00"],
    ["Europe/Berlin", "02:07", "03:00"],
    ["America/New_York", "01:30", "03:00"],
    ["Australia/Lord_Howe", "01:45", "02:30"],
    ["America/Santiago", "23:30", "01:00"],
    ["UTC", "23:45", "00:00"],
  ] as const) {
    it(`finds ${next} after ${time} in ${zone}`, () => {
      assert.equal(nextOfEachDay(zone, time, from), next);
    });
  }
});
