import assert from "node:assert/strict";
import { z } from "zod";
import { settingsSchema } from "../../../settings/schema";
import { unwrapped } from "../../../settings/problems/unwrapped";
import { badValue, type BadConfiguration } from "./types";

function didYouMean(key: string, value: unknown, match: string, at = key): BadConfiguration {
  const message = `is not a setting: did you mean ${match}?`;
  return badValue(`${at} and suggests ${match}`, key, value, message, at);
}

function noneOf(key: string, value: unknown, known: string, at = key): BadConfiguration {
  const message = `is not a setting: it must be one of ${known}`;
  return badValue(`${at}, which resembles no key`, key, value, message, at);
}

function unknown(key: string, value: unknown): BadConfiguration {
  return badValue(
    `${key}, which resembles no key`,
    key,
    value,
    "is not a setting: docs/settings.md has them all",
  );
}

/** A key that belongs to another mode. */
function ofAnother(key: string, value: unknown, mode: string, inner: string): BadConfiguration {
  const at = `${key}.${inner}`;
  const message = `is not a setting of ${mode}: pulumi config rm --path ${at}`;
  return badValue(`${at}, which is one of another mode`, key, value, message, at);
}

/** The keys of a map, as the message lists them. */
function keysOf(key: "healthCheck" | "monitoring"): string {
  const map = unwrapped(settingsSchema[key]);
  assert.ok(map instanceof z.ZodObject);
  return Object.keys(map.shape).join(", ");
}

/** Keys that existed before every waiting time followed from the app's own times. */
const derivedKeys = [
  "intervalSeconds",
  "timeoutSeconds",
  "healthyThreshold",
  "unhealthyThreshold",
  "startPeriodSeconds",
];

export const unknownKeys: readonly BadConfiguration[] = [
  didYouMean("desiredcount", "3", "desiredCount"),
  didYouMean("imagetag", "v2", "imageTag"),
  didYouMean("enviroment", { A: "b" }, "environment"),
  didYouMean("tag", { Team: "web" }, "tags"),
  didYouMean("startupSecond", 5, "startUpSeconds"),
  didYouMean("migration", ["node", "migrate.js"], "migrate"),
  unknown("gracePeriodSeconds", 300),
  badValue(
    "a key that reaches into a map, set without --path",
    "network.mode",
    "dedicated",
    "reaches into a map, which takes --path: pulumi config set --path network.mode <value>",
  ),
  unknown("replicas", "3"),
  unknown("constructor", "x"),
  didYouMean("image", { source: "build", context: "./app", tagret: "x" }, "target", "image.tagret"),
  noneOf(
    "image",
    { source: "build", context: "./app", buildkit: "x" },
    "source, platform, context, dockerfile, target, args",
    "image.buildkit",
  ),
  ofAnother("image", { source: "registry", context: "./app" }, "source: registry", "context"),
  didYouMean("network", { mode: "dedicated", cidrs: "x" }, "cidr", "network.cidrs"),
  noneOf(
    "network",
    { mode: "dedicated", subnetIds: "x" },
    "mode, cidr, nat, endpoints, flowLogs",
    "network.subnetIds",
  ),
  ofAnother("network", { mode: "default", nat: "none" }, "mode: default", "nat"),
  didYouMean("healthCheck", { comand: ["CMD", "/bin/check"] }, "command", "healthCheck.comand"),
  ...derivedKeys.map((key) =>
    noneOf("healthCheck", { [key]: 30 }, keysOf("healthCheck"), `healthCheck.${key}`),
  ),
  noneOf("healthCheck", { protocol: "HTTP" }, keysOf("healthCheck"), "healthCheck.protocol"),
  didYouMean("monitoring", { alarmMail: "a@example.com" }, "alarmEmail", "monitoring.alarmMail"),
  noneOf("monitoring", { slack: "#ops" }, keysOf("monitoring"), "monitoring.slack"),
  didYouMean("aws:regoin", "us-east-1", "region"),
  didYouMean("aws:allowedAccountId", "123456789012", "allowedAccountIds"),
  noneOf("aws:defaultTags", { tags: {} }, "region, profile, allowedAccountIds, assumeRoles"),
];
