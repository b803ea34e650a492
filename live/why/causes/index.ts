import type { Evidence } from "../evidence";
import { standingOf } from "../standing";
import { leftPage } from "./aws/page";
import { gaveUp } from "./aws/results";
import { starting } from "./aws/starting";
import { known } from "./known";
import { symptomsOf, type Cause } from "./symptoms";

export type { Cause, CauseName } from "./symptoms";

/**
 * Every known cause that the evidence supports, the most specific first. Empty if the service runs as its settings ask,
 * or if no known cause fits.
 */
export function findCauses(evidence: Evidence): readonly Cause[] {
  return [...leftPage(evidence), ...causesOfTasks({ ...evidence, page: undefined })];
}

/** The causes why tasks fail, do not start or get no requests. */
function causesOfTasks(evidence: Evidence): readonly Cause[] {
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
