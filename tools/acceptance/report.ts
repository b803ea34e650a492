import type { AcceptanceResult, StepResult } from "./types";

/** Whether every step ended as expected and nothing is left in the account. */
export function isAccepted({ steps, left }: AcceptanceResult): boolean {
  return left.length === 0 && steps.every(({ state }) => state === "ok");
}

/** The report of a trial, as Markdown. */
export function acceptanceReport(result: AcceptanceResult): string {
  const { stack, region, started, seconds, hourly, steps, left } = result;
  const surprises = steps.filter(({ state }) => state !== "ok");
  return [
    `# Acceptance of ${started.toISOString().slice(0, 10)}, stack ${stack} in ${region}`,
    "",
    isAccepted(result)
      ? `All ${steps.length} steps ended as they should. Nothing is left.`
      : `${surprises.length} of ${steps.length} steps did not end as they should.`,
    "",
    `It took ${minutes(seconds)} and cost about ${((hourly * seconds) / 3600).toFixed(2)} USD (${hourly.toFixed(2)} USD an hour, without traffic).`,
    "",
    "| step | what it proves | result | seconds | by the model |",
    "| --- | --- | --- | ---: | ---: |",
    ...steps.map(row),
    "",
    ...section("Surprises", surprises.flatMap(details)),
    ...section(
      "Reasons that failed runs gave",
      steps
        .filter(({ state, notes }) => state === "ok" && notes.length > 0)
        .map(({ title, notes }) => `- ${title}: ${notes.join(" ")}`),
    ),
    ...section(
      "Left in the account",
      left.map((each) => `- ${each}`),
    ),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function row({ title, proves, state, seconds, model }: StepResult): string {
  const expected = model === undefined ? "" : String(Math.round(model));
  return `| ${title} | ${proves} | ${state} | ${Math.round(seconds)} | ${expected} |`;
}

function details({ title, notes }: StepResult): readonly string[] {
  return [`- ${title}`, "", "```text", ...notes, "```"];
}

function section(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${head}`, "", ...lines, ""];
}

function minutes(seconds: number): string {
  return `${Math.round(seconds / 60)} minutes`;
}
