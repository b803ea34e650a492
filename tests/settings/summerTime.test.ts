import assert from "node:assert/strict";
import { clockChange } from "../../settings/summerTime";

const from = new Date("2026-11-23T00:00:00Z");

/** By the time zones of the IANA list: the next day on which each time is skipped or comes twice. */
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

  it("looks from any moment on, the change's own week included", () => {
    for (const start of ["2027-03-21T01:00:00Z", "2027-03-27T23:59:00Z", "2027-03-28T00:59:00Z"]) {
      assert.equal(clockChange("Europe/Berlin", "02:30", new Date(start)), "2027-03-28", start);
    }
    assert.equal(
      clockChange("Europe/Berlin", "02:30", new Date("2027-03-28T01:00:00Z")),
      "2027-10-31",
    );
  });
});
