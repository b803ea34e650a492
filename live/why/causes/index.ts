import type { Evidence } from "../evidence";
import { standingOf } from "../standing";
import { alarm, capacity, gaveUp, spot } from "./aws/capacity";
import { entryPoint, exited, killed, memory } from "./app/ending";
import { address, answer, containerCheck, noAnswer, port, slowStart } from "./app/health";
import { files, lowPort } from "./app/files";
import { architecture, image, notStarted } from "./aws/image";
import { dependency, noRoute, serviceLinkedRole } from "./aws/network";
import { secret } from "./aws/secrets";
import {
  certificate,
  database,
  forbidden,
  hostName,
  interpreter,
  missingModule,
  nativeLibrary,
  signal,
} from "./app/said";
import { logGroup, networkInterface, role, settings, targets, throttled } from "./aws/events";
import { starting } from "./aws/starting";
import { unreached } from "./aws/unreached";
import { symptomsOf, type Cause, type CauseName, type Rule } from "./symptoms";

export type { Cause, CauseName } from "./symptoms";

interface Known {
  readonly name: CauseName;
  readonly rule: Rule;
  /** Causes that explain this one; if one of them is found, this one is left out. */
  readonly unless: readonly CauseName[];
}

/** Causes that end a container or keep it from starting; they also explain failed health checks. */
const fatal: readonly CauseName[] = [
  ...(["architecture", "entry point", "interpreter", "memory", "exited", "killed"] as const),
  ...(["signal", "native library", "module", "database", "forbidden", "certificate"] as const),
];
const beforeStart: readonly CauseName[] = [
  "architecture",
  "throttled",
  "role",
  "log group",
  "network interface",
  "image",
  "no route",
  "secret",
  "entry point",
];

/** The most specific causes first. */
const known: readonly Known[] = [
  { name: "architecture", rule: architecture, unless: [] },
  { name: "no route", rule: noRoute, unless: ["architecture"] },
  { name: "secret", rule: secret, unless: ["no route"] },
  { name: "image", rule: image, unless: ["architecture", "no route"] },
  { name: "throttled", rule: throttled, unless: [] },
  { name: "role", rule: role, unless: ["service-linked role"] },
  { name: "log group", rule: logGroup, unless: [] },
  { name: "targets", rule: targets, unless: [] },
  { name: "network interface", rule: networkInterface, unless: [] },
  { name: "interpreter", rule: interpreter, unless: ["architecture"] },
  { name: "entry point", rule: entryPoint, unless: ["architecture", "no route", "secret"] },
  { name: "memory", rule: memory, unless: [] },
  { name: "capacity", rule: capacity, unless: [] },
  { name: "service-linked role", rule: serviceLinkedRole, unless: [] },
  { name: "spot", rule: spot, unless: [] },
  { name: "native library", rule: nativeLibrary, unless: ["architecture"] },
  { name: "module", rule: missingModule, unless: ["native library"] },
  { name: "database", rule: database, unless: [] },
  { name: "dependency", rule: dependency, unless: ["database"] },
  { name: "forbidden", rule: forbidden, unless: ["secret", "image", "log group"] },
  { name: "certificate", rule: certificate, unless: [] },
  { name: "files", rule: files, unless: ["architecture", "entry point"] },
  { name: "low port", rule: lowPort, unless: ["architecture", "entry point"] },
  {
    name: "signal",
    rule: signal,
    unless: ["architecture", "memory", "spot", "native library"],
  },
  {
    name: "exited",
    rule: exited,
    unless: [
      ...["architecture", "entry point", "memory", "spot", "files", "low port"],
      ...["interpreter", "native library", "module", "database", "forbidden", "certificate"],
      "signal",
    ] as readonly CauseName[],
  },
  { name: "killed", rule: killed, unless: ["memory", "spot"] },
  { name: "port", rule: port, unless: fatal },
  { name: "address", rule: address, unless: [...fatal, "port"] },
  { name: "slow start", rule: slowStart, unless: [...fatal, "port", "address"] },
  { name: "host name", rule: hostName, unless: [] },
  { name: "answer", rule: answer, unless: ["host name"] },
  {
    name: "no answer",
    rule: noAnswer,
    unless: [...fatal, "port", "address", "slow start", "answer"],
  },
  { name: "container check", rule: containerCheck, unless: [...fatal, "port", "slow start"] },
  { name: "alarm", rule: alarm, unless: [] },
  { name: "unreached", rule: unreached, unless: ["targets"] },
  { name: "not started", rule: notStarted, unless: beforeStart },
  { name: "settings", rule: settings, unless: [...fatal, ...beforeStart] },
];

/**
 * Every known cause that the evidence supports, the most specific first; empty if the service runs as its settings ask, or
 * if there is none.
 */
export function findCauses(evidence: Evidence): readonly Cause[] {
  const { state } = standingOf(evidence);
  if (state === "well" || evidence.service.state === "missing") return [];
  const symptoms = symptomsOf(evidence);
  const causes: Cause[] = [];
  for (const { name, rule, unless } of known) {
    if (causes.some((cause) => unless.includes(cause.name))) continue;
    const finding = rule(symptoms);
    if (finding) causes.push({ name, ...finding });
  }
  if (causes.length > 0) return causes;
  const begun = starting(symptoms);
  if (begun) return [{ name: "starting", ...begun }];
  const given = state === "wrong" ? gaveUp(symptoms) : undefined;
  return given ? [{ name: "gave up", ...given }] : [];
}
