import type { Evidence } from "../evidence";
import { runsAsAsked } from "../judge";
import { alarm, capacity, gaveUp, spot } from "./capacity";
import { entryPoint, exited, killed, memory } from "./ending";
import { address, answer, containerCheck, noAnswer, port, slowStart } from "./health";
import { files, lowPort } from "./files";
import { architecture, image, notStarted } from "./image";
import { dependency, noRoute, serviceLinkedRole } from "./network";
import { secret } from "./secrets";
import { symptomsOf, type Cause, type CauseName, type Rule } from "./symptoms";

export type { Cause, CauseName } from "./symptoms";

interface Known {
  readonly name: CauseName;
  readonly rule: Rule;
  /** Causes that explain this one, which then says nothing new. */
  readonly unless: readonly CauseName[];
}

/** What ends or never starts a container; its health then follows. */
const fatal: readonly CauseName[] = ["architecture", "entry point", "memory", "exited", "killed"];
const starting: readonly CauseName[] = [
  "architecture",
  "image",
  "no route",
  "secret",
  "entry point",
];

/** The most telling first. */
const known: readonly Known[] = [
  { name: "architecture", rule: architecture, unless: [] },
  { name: "no route", rule: noRoute, unless: ["architecture"] },
  { name: "secret", rule: secret, unless: ["no route"] },
  { name: "image", rule: image, unless: ["architecture", "no route"] },
  { name: "entry point", rule: entryPoint, unless: ["architecture", "no route", "secret"] },
  { name: "memory", rule: memory, unless: [] },
  { name: "capacity", rule: capacity, unless: [] },
  { name: "service-linked role", rule: serviceLinkedRole, unless: [] },
  { name: "spot", rule: spot, unless: [] },
  { name: "dependency", rule: dependency, unless: [] },
  { name: "files", rule: files, unless: ["architecture", "entry point"] },
  { name: "low port", rule: lowPort, unless: ["architecture", "entry point"] },
  {
    name: "exited",
    rule: exited,
    unless: ["architecture", "entry point", "memory", "spot", "files", "low port"],
  },
  { name: "killed", rule: killed, unless: ["memory", "spot"] },
  { name: "port", rule: port, unless: fatal },
  { name: "address", rule: address, unless: [...fatal, "port"] },
  { name: "slow start", rule: slowStart, unless: [...fatal, "port", "address"] },
  { name: "answer", rule: answer, unless: [] },
  {
    name: "no answer",
    rule: noAnswer,
    unless: [...fatal, "port", "address", "slow start", "answer"],
  },
  { name: "container check", rule: containerCheck, unless: [...fatal, "port", "slow start"] },
  { name: "alarm", rule: alarm, unless: [] },
  { name: "not started", rule: notStarted, unless: starting },
];

/** Every known cause that the evidence speaks for, the most telling first. None of a service that runs as asked. */
export function findCauses(evidence: Evidence): readonly Cause[] {
  if (runsAsAsked(evidence)) return [];
  const symptoms = symptomsOf(evidence);
  const causes: Cause[] = [];
  for (const { name, rule, unless } of known) {
    if (causes.some((cause) => unless.includes(cause.name))) continue;
    const finding = rule(symptoms);
    if (finding) causes.push({ name, ...finding });
  }
  if (causes.length > 0) return causes;
  const finding = gaveUp(symptoms);
  return finding ? [{ name: "gave up", ...finding }] : [];
}
