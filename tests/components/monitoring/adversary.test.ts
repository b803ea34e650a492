import assert from "node:assert/strict";
import { looks, minutes, told } from "./messages";
import { failedDeployment, type Minute } from "./world";

const hour = 60;
const day = 24 * hour;

/** A fault, minute by minute, and every message that it causes with data two minutes late. */
interface Fault {
  readonly change: (minute: number) => Partial<Minute>;
  readonly messages: readonly string[];
  /** Minutes of the story. Default: four hours. */
  readonly lasts?: number;
  /** Whether there may be no message, depending on how late the data are. */
  readonly orNone?: true;
}

function between(from: number, to: number, change: Partial<Minute>) {
  return (minute: number) => (minute >= from && minute < to ? change : {});
}

/** A rhythm for two hours: in each period of some minutes, the first ones are bad. */
function flapping(bad: number, of: number, change: Partial<Minute>) {
  return (minute: number) => (minute >= 60 && minute < 180 && minute % of < bad ? change : {});
}

const nobodyHealthy = { healthy: 0, requests: 0, balancerErrors: 60, reached: 0 };

/**
 * ECS's events about deployments that it has given up cause other messages, which are not counted
 * here.
 */
const faults: Readonly<Record<string, Fault>> = {
  "a deployment that fails and is rolled back": {
    change: failedDeployment,
    messages: [],
  },
  "a single minute without a healthy task": {
    change: between(60, 61, { healthy: 0 }),
    messages: [],
  },
  "a zone that fails for four minutes": {
    change: between(60, 64, { healthy: 1, running: 1, balancerErrors: 4, reached: 83 }),
    messages: [],
  },
  "a zone whose tasks stay away": {
    change: between(60, 200, { healthy: 1, running: 1 }),
    messages: ["77 fewTasksAlarm on", "206 fewTasksAlarm off"],
  },
  "a day of leaking memory, until ECS kills a task": {
    lasts: day,
    change: (minute) => ({
      memory: 40 + (60 * (minute % 1200)) / 1200,
      crashes: minute === 1200 ? 1 : 0,
    }),
    messages: ["910 memoryAlarm on", "1207 memoryAlarm off"],
  },
  "a night without traffic": { change: () => ({ requests: 0 }), messages: [] },
  "a night with the checks from outside alone": { change: () => ({ requests: 12 }), messages: [] },
  "ten times the traffic, until scaling has added tasks": {
    change: (minute) =>
      minute < 60 || minute >= 80
        ? {}
        : {
            requests: 600,
            cpu: minute < 68 ? 92 : 60,
            p95: minute < 64 ? 2.5 : 0.5,
            healthy: minute < 64 ? 2 : 6,
            running: minute < 63 ? 2 : 6,
            wanted: minute < 62 ? 2 : 6,
          },
    messages: ["70 cpuAlarm on", "72 cpuAlarm off"],
    orNone: true,
  },
  "a deployment with two failures among three requests a minute": {
    change: (minute) => ({
      requests: 3,
      ...(minute === 60 ? { deploys: true, balancerErrors: 1, appErrors: 1, running: 4 } : {}),
    }),
    messages: [],
  },
  "one task of two that crashes again and again": {
    change: (minute) =>
      minute >= 60 && minute < 180
        ? { crashes: minute % 2, running: 2 - (minute % 2), healthy: 1, errorLines: 25 }
        : {},
    messages: [
      "72 errorLinesAlarm on",
      "77 crashesAlarm on",
      "190 errorLinesAlarm off",
      "210 crashesAlarm off",
    ],
  },
  "one request of ten that takes nine seconds": {
    change: between(60, 180, { p95: 9 }),
    messages: ["68 latencyAlarm on", "190 latencyAlarm off"],
  },
  "slow requests in every second minute": {
    change: flapping(1, 2, { p95: 9 }),
    messages: ["73 latencyAlarm on", "184 latencyAlarm off"],
  },
  "slow requests in every third minute": { change: flapping(1, 3, { p95: 9 }), messages: [] },
  "all targets that flap, two minutes of five": {
    change: flapping(2, 5, nobodyHealthy),
    messages: [
      "68 downAlarm on",
      "68 balancerErrorsAlarm on",
      "68 outsideAlarm on",
      "187 downAlarm off",
      "187 balancerErrorsAlarm off",
      "187 outsideAlarm off",
    ],
  },
  "one target of two that flaps": { change: flapping(2, 4, { healthy: 1 }), messages: [] },
  "all targets that flap, three minutes of six": {
    change: flapping(3, 6, nobodyHealthy),
    messages: [
      "65 downAlarm on",
      "65 balancerErrorsAlarm on",
      "65 outsideAlarm on",
      "190 downAlarm off",
      "190 balancerErrorsAlarm off",
      "190 outsideAlarm off",
    ],
  },
  "all targets that flap, three minutes of eight": {
    change: flapping(3, 8, nobodyHealthy),
    messages: [
      "69 downAlarm on",
      "69 balancerErrorsAlarm on",
      "69 outsideAlarm on",
      "192 downAlarm off",
      "192 balancerErrorsAlarm off",
      "192 outsideAlarm off",
    ],
  },
  "ten requests a minute that all fail": {
    change: between(60, 120, { requests: 10, appErrors: 10 }),
    messages: ["72 appErrorsAlarm on", "130 appErrorsAlarm off"],
  },
  "a DNS record that is lost": {
    change: between(60, 120, { requests: 0, reached: 0 }),
    messages: ["65 outsideAlarm on", "133 outsideAlarm off"],
  },
  "one place of three that does not reach the app": {
    change: between(60, 120, { reached: 67 }),
    messages: [],
  },
  "Route 53 that reports nothing": {
    change: between(60, 120, { reached: undefined }),
    messages: [],
  },
  "an hour without any task": {
    change: between(60, 120, { ...nobodyHealthy, running: 0 }),
    messages: [
      "65 downAlarm on",
      "65 balancerErrorsAlarm on",
      "65 outsideAlarm on",
      "77 fewTasksAlarm on",
      "126 fewTasksAlarm off",
      "133 downAlarm off",
      "133 balancerErrorsAlarm off",
      "133 outsideAlarm off",
    ],
  },
};

/** The alarms that go off, each once. */
function alarms(messages: readonly string[]): readonly string[] {
  const names = messages.map((message) => message.split(" ")[1] ?? "");
  return [...new Set(names)].sort();
}

/** The messages that come twice, whatever the minute. */
function repeated(messages: readonly string[]): readonly string[] {
  const said = messages.map((message) => message.split(" ").slice(1).join(" "));
  return said.filter((text, index) => said.indexOf(text) < index);
}

describe("The messages about", () => {
  for (const [fault, { change, messages, lasts = 4 * hour, orNone }] of Object.entries(faults)) {
    it(`${fault} are ${messages.length}`, () => {
      const story = minutes(lasts, change);
      assert.deepEqual(told(story, { delay: 2, extra: 0 }), messages);
      for (const look of looks) {
        const own = alarms(told(story, look));
        if (own.length > 0 || !orNone) assert.deepEqual(own, alarms(messages));
        assert.deepEqual(repeated(told(story, look)), [], JSON.stringify(look));
      }
    });
  }
});
