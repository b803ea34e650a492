import { leftOut, securityOf, type ControlResult, type SecurityReport } from "../security";
import { previewStack, type Program } from "../preview/evaluateStack";
import { readStackConfig } from "../stack/readStackConfig";
import { inOrder } from "../text/inOrder";
import { formatted } from "./formatted";

const stacks = ["prod", "dev"] as const;
type Reports = Readonly<Record<(typeof stacks)[number], SecurityReport>>;
type Results = Readonly<Record<(typeof stacks)[number], readonly ControlResult[]>>;

/** docs/security.md: every control that applies to a committed stack, and how each stack meets it or not. */
export async function securityPage(folder: string, program: Program, file: string) {
  const [prod, dev] = [await reportOf("prod"), await reportOf("dev")];
  return formatted(markdown({ prod, dev }), file);

  async function reportOf(stack: string) {
    const { resources } = await previewStack(readStackConfig(folder, stack), program);
    return securityOf(resources);
  }
}

/** The page's text, before it is formatted. */
export function markdown(reports: Reports): string {
  const results = { prod: reports.prod.controls, dev: reports.dev.controls };
  return [
    "# Security register",
    "<!-- Written by npm run readme, from tools/security. -->",
    introduction,
    counts(results),
    "## Controls",
    controlTable(results),
    "## Reasons",
    reasonTable(results),
    "## What only the scanners find",
    "Findings of Checkov (`CKV…`) and of the policy linter that no control above is about.",
    scannerTable(reports),
    "## Left out",
    leftOut.map(({ ids, why }) => `- ${ids.join(", ")}: ${why}`).join("\n"),
    "## What it does not prove",
    limits,
  ].join("\n\n");
}

const introduction = `
Every control of [AWS Security Hub CSPM](https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html)
that applies to what \`pulumi up\` creates: those of AWS Foundational Security Best Practices, and those that other
standards of Security Hub add for the same resources.

A control is **met** if the inputs of all its resources say so. If not, it is **accepted** if there is a lasting reason
with a date for the next review; all other controls are **open**. \`npm run preview\` counts the controls of a stack as it is configured;
with \`-- --security\` it names the open ones, and says when a review is due. A dash means that the stack has no resource
for this control.

The table is made from the code in \`tools/security/controls\`. Tests make sure that this page is up to date, and that the
stacks have no open controls except those that a domain closes. \`npx catalog scan\` accepts findings for the reasons on this
page, and fails for all others.`.trim();

const limits = `
- It reads what the program asks for, not what the account has: somebody may have changed it there. To check the
  account, turn on Security Hub itself.
- Controls of the account (CloudTrail, GuardDuty, Config, IAM users, the root user) do not depend on the stack.
- In \`network.mode: default\` or \`existing\` the VPC belongs to somebody else, and nothing here judges it.
- Nobody looks into the image or the app. ECR scans each image that is pushed.`.trim();

function counts(results: Results): string {
  const rows = stacks.map((stack) => {
    const count = (state: string) => results[stack].filter((each) => each.state === state).length;
    return `| \`${stack}\` | ${count("met")} | ${count("accepted")} | ${count("open")} |`;
  });
  return ["| stack | met | accepted | open |", "|---|---:|---:|---:|", ...rows].join("\n");
}

function controlTable(results: Results): string {
  const rows = idsOf(results).map((id) => {
    const [prod, dev] = stacks.map((stack) => results[stack].find((each) => each.id === id));
    const known = prod ?? dev;
    return `| [${id}](${known?.page}) | ${known?.title} | ${state(prod)} | ${state(dev)} | ${how(prod, dev)} |`;
  });
  return ["| control | | prod | dev | how |", "|---|---|---|---|---|", ...rows].join("\n");
}

function state(result: ControlResult | undefined): string {
  return result?.state ?? "–";
}

/** One text if both stacks do the same, or if the control applies to only one of them. */
function how(prod: ControlResult | undefined, dev: ControlResult | undefined): string {
  if (!prod || !dev || prod.how === dev.how) return (prod ?? dev)?.how ?? "";
  return `prod: ${prod.how} <br/> dev: ${dev.how}`;
}

/** The accepted controls by reason. */
function reasonTable(results: Results): string {
  const accepted = stacks.flatMap((stack) =>
    results[stack].flatMap((each) => (each.state === "accepted" ? [{ ...each, stack }] : [])),
  );
  const keys = [...new Set(accepted.map(({ reason, review }) => `${reason}|${review}`))];
  const rows = keys.map((key) => {
    const alike = accepted.filter(({ reason, review }) => `${reason}|${review}` === key);
    const ids = [...new Set(alike.map(({ id }) => id))];
    const where = [...new Set(alike.map(({ stack }) => stack))];
    const [first] = alike;
    return `| ${ids.join(", ")} | ${where.join(", ")} | ${first?.reason} | ${first?.review} |`;
  });
  return ["| controls | stacks | reason | review |", "|---|---|---|---|", ...rows].join("\n");
}

/** Findings by reason, with the stacks that have them. */
function scannerTable(reports: Reports): string {
  const all = stacks.flatMap((stack) => reports[stack].scanners);
  const reasons = [...new Set(all.map(({ reason }) => reason))];
  const rows = reasons.map((reason) => {
    const where = stacks.filter((stack) =>
      reports[stack].scanners.some((each) => each.reason === reason),
    );
    const found = all.find((each) => each.reason === reason);
    return `| ${found?.checks.join(", ")} | ${where.join(", ")} | ${reason} | ${found?.review} |`;
  });
  return ["| checks | stacks | reason | review |", "|---|---|---|---|", ...rows].join("\n");
}

/** In the order of the register. */
function idsOf(results: Results): readonly string[] {
  const ids = stacks.flatMap((stack) => results[stack].map(({ id }) => id));
  return [...new Set(ids)].sort(inOrder);
}
