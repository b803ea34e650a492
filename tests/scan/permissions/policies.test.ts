import assert from "node:assert/strict";
import * as path from "node:path";
import { statePolicy } from "../../../bootstrap/state";
import { boundary } from "../../../tools/permissions/boundary";
import { ofTheAccount } from "../../../tools/permissions/statements";
import { published } from "../../../tools/published";
import { runPython } from "../../../tools/scan/scanners/runPython";
import { requireTools } from "../../../tools/scan/scanners/tools";
import { projectFolder } from "../../support/program";
import { policiesOf, scopeOf } from "../../tools/permissions/stacks";
import { readReference } from "../../tools/published/actions";

interface Finding {
  readonly id: string;
  readonly detail: string;
}

const linter = path.join(projectFolder, "tools", "scan", "scanners", "lint.py");

async function findings(documents: readonly object[]): Promise<readonly string[]> {
  const input = JSON.stringify(documents.map((each) => JSON.stringify(each)));
  const answer = await runPython(requireTools().python, () => Promise.resolve([linter]), input);
  const judged = JSON.parse(answer) as readonly (readonly Finding[])[];
  return judged.flat().flatMap(({ id, detail }) => said(id, detail));
}

/** What the linter says about an action whose resource has another form. */
interface Wanted {
  readonly action: string;
  readonly required_format: string;
}

/** One line for each action of a finding. */
function said(id: string, detail: string): readonly string[] {
  if (!detail.startsWith("[")) return [`${id} ${detail}`];
  const parts = JSON.parse(detail) as readonly (string | Wanted)[];
  return parts.map((each) =>
    typeof each === "string" ? `${id} ${each}` : `${id} ${each.action} ${each.required_format}`,
  );
}

describe("The policies of the deploying roles, judged by the linter", () => {
  it("use the linter's copy of AWS's service authorization reference", async () => {
    const { reference, actions } = published();
    assert.deepEqual({ reference, actions }, await readReference(), "stale: bash .ci/published");
  });

  for (const stack of ["prod", "dev"] as const) {
    it(`have only the expected findings for ${stack}`, async () => {
      const scope = {
        ...scopeOf(stack),
        hosts: ["mcp-catalog-dev"],
        zoneIds: ["Z0123456789ABCDEF"],
      };
      const all = await findings([...(await policiesOf(scope)), boundary(scope, [])]);
      const unexpected = all.filter((each) => !expected.some((known) => known.test(each)));
      assert.deepEqual(unexpected, []);
      for (const each of ofTheAccount) assert.ok(all.includes(`RESOURCE_STAR ${each}`));
    });
  }

  /** Findings with a reason. */
  const expected = [
    // Actions that list the whole account.
    new RegExp(`^RESOURCE_STAR (?:${ofTheAccount.join("|")})$`),
    // The stack has only an application load balancer.
    /^RESOURCE_MISMATCH elasticloadbalancing:\w+ arn:\*:elasticloadbalancing:\*:\*:(?:listener|listener-rule|loadbalancer)\/(?:net|gwy)\//,
    // A channel of the stack has no actions of its own.
    /^RESOURCE_MISMATCH chatbot:\w+ arn:\*:chatbot::\*:custom-action/,
    // The stack's own bucket holds the balancer's logs, and the stack owns its policy.
    /^RESOURCE_POLICY_PRIVILEGE_ESCALATION .* arn:aws:s3:::mcp-catalog[\w-]*-\* due to s3:(?:Put|Get)Object /,
  ];

  it("have no finding for the state in a bucket", async () => {
    const scope = { project: "mcp-catalog", account: "123456789012", partition: "aws" };
    const all = [undefined, "dev", "pr-*"].map((stack) => statePolicy(scope, stack));
    // The linter's reference does not list it for these calls, AWS does:
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
    const known =
      /^UNKNOWN_CONDITION_FOR_ACTION Unknown condition kms:ResourceAliases for action kms:/;
    assert.deepEqual(
      (await findings(all)).filter((each) => !known.test(each)),
      [],
    );
  });

  it("differ from those of a wrong policy", async () => {
    const wrong = (Action: string, Resource: string) => ({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action, Resource }],
    });
    assert.deepEqual(await findings([wrong("ecs:MakeService", "*")]), [
      "UNKNOWN_ACTION Unknown action ecs:MakeService",
    ]);
    const mismatch = await findings([wrong("ecr:CreateRepository", "arn:aws:s3:::x")]);
    assert.match(mismatch.join(), /^RESOURCE_MISMATCH ecr:CreateRepository /);
  });
});
