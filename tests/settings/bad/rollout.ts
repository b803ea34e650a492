import { badValue, type BadConfiguration } from "./types";

const strategyRule = "needs strategy: rolling, blueGreen, canary or linear";
const minutesRule = "must be a whole number from 1 to 1440 (minutes)";
const canaryRule = "must be a whole number from 1 to 99 (percent)";
const linearRule = "must be a whole number from 3 to 99 (percent)";
const commandRule = 'must be a command as a list, e.g. ["node", "migrate.js"]';
const pathRule =
  "must start with / and have only letters, digits and / _ . ~ % -, at most 1024 characters";
const statusRule = "must be a whole number from 200 to 599 (HTTP status)";

function badRollout(strategy: string, key: string, value: unknown, message: string) {
  const what = `${key} ${JSON.stringify(value)} of a ${strategy} rollout`;
  return badValue(what, "rollout", { strategy, [key]: value }, message, `rollout.${key}`);
}

/** A key that belongs to another strategy. */
function strange(strategy: string, key: string, value: unknown): BadConfiguration {
  const message = `is not a setting of strategy: ${strategy}: pulumi config rm --path rollout.${key}`;
  return badRollout(strategy, key, value, message);
}

export const badRollouts: readonly BadConfiguration[] = [
  badValue("a rollout given as plain text", "rollout", "canary", `${strategyRule}, got canary`),
  badValue("a rollout that is a list", "rollout", ["linear"], `${strategyRule}, got ["linear"]`),
  badValue(
    "a rollout without a strategy",
    "rollout",
    { percent: 10 },
    `${strategyRule}; it is not set`,
    "rollout.strategy",
  ),
  badValue(
    "a strategy in ECS's own spelling",
    "rollout",
    { strategy: "BLUE_GREEN" },
    `${strategyRule}, got BLUE_GREEN`,
    "rollout.strategy",
  ),
  badRollout("rolling", "alarms", "yes", "must be true or false, got yes"),
  badRollout("rolling", "alternateTargetGroup", 1, "must be true or false, got 1"),
  badRollout("blueGreen", "bakeMinutes", 0, `${minutesRule}, got 0`),
  badRollout("blueGreen", "bakeMinutes", 1441, `${minutesRule}, got 1441`),
  badRollout("blueGreen", "bakeMinutes", 2.5, `${minutesRule}, got 2.5`),
  badRollout("canary", "percent", 0, `${canaryRule}, got 0`),
  badRollout("canary", "percent", 100, `${canaryRule}, got 100`),
  badRollout("canary", "percent", "10", `${canaryRule}, got "10"`),
  badRollout("canary", "canaryMinutes", 0, `${minutesRule}, got 0`),
  badRollout("canary", "canaryMinutes", 1441, `${minutesRule}, got 1441`),
  badRollout("canary", "bakeMinutes", 1441, `${minutesRule}, got 1441`),
  badRollout("linear", "percent", 2, `${linearRule}, got 2`),
  badRollout("linear", "percent", 100, `${linearRule}, got 100`),
  badRollout("linear", "stepMinutes", 0, `${minutesRule}, got 0`),
  badRollout("linear", "stepMinutes", 1441, `${minutesRule}, got 1441`),
  badRollout("linear", "bakeMinutes", 0, `${minutesRule}, got 0`),
  {
    what: "everything of a canary at once",
    values: { rollout: { strategy: "canary", percent: 0, canaryMinutes: 0, bakeMinutes: 0 } },
    problems: [
      ["rollout.percent", `${canaryRule}, got 0`],
      ["rollout.canaryMinutes", `${minutesRule}, got 0`],
      ["rollout.bakeMinutes", `${minutesRule}, got 0`],
    ],
  },
  strange("rolling", "percent", 5),
  strange("rolling", "bakeMinutes", 5),
  strange("blueGreen", "alarms", false),
  strange("blueGreen", "percent", 10),
  strange("canary", "alternateTargetGroup", true),
  strange("linear", "canaryMinutes", 5),
  badRollout("canary", "percentage", 10, "is not a setting: did you mean percent?"),
  badRollout("rolling", "alarm", true, "is not a setting: did you mean alarms?"),
];

function badSmokeTest(what: string, key: string, value: unknown, message: string) {
  return badValue(what, "smokeTest", { [key]: value }, message, `smokeTest.${key}`);
}

export const badProofs: readonly BadConfiguration[] = [
  badValue(
    "a migration given as plain text",
    "migrate",
    "node migrate.js",
    `${commandRule}, got node migrate.js`,
  ),
  badValue("a migration that runs nothing", "migrate", [], `${commandRule}, got []`),
  badValue(
    "a migration with a number in it",
    "migrate",
    ["node", 5],
    "must be text: put quotes around it, got 5",
    "migrate.1",
  ),
  badValue(
    "a migration with an empty part",
    "migrate",
    ["node", ""],
    'must have no empty part, got ""',
    "migrate.1",
  ),
  badValue(
    "a smoke test given as plain text",
    "smokeTest",
    "/up",
    "must be a map, e.g. { path: / }, got /up",
  ),
  badSmokeTest("a smoke test's path without a slash", "path", "up", `${pathRule}, got up`),
  badSmokeTest(
    "a smoke test's address in the place of the path",
    "path",
    "http://example.com/",
    `${pathRule}, got http://example.com/`,
  ),
  badSmokeTest("a status of 199", "expectStatus", 199, `${statusRule}, got 199`),
  badSmokeTest("a status of 600", "expectStatus", 600, `${statusRule}, got 600`),
  badSmokeTest("a status in words", "expectStatus", "OK", `${statusRule}, got OK`),
  badSmokeTest(
    "a smoke test's attempts, which are not a setting",
    "attempts",
    3,
    "is not a setting: it must be one of path, expectStatus",
  ),
];
