import assert from "node:assert/strict";
import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { policies } from "../../policy/policies";
import type { EvaluatedResource } from "../../tools/evaluate";
import { controls } from "../../tools/security/controls";
import { previewCommitted } from "../support/stack";

/** Stacks with nothing open, with two open controls, and with three. */
const stacks: readonly (readonly [stack: string, settings: readonly string[]])[] = [
  ["dev", []],
  ["prod", []],
  ["prod", ["logRetentionDays=7"]],
];

describe("The policies of the pack", () => {
  it("are the controls of the register, one that names what a preview cannot judge, and the budget", () => {
    assert.deepEqual(
      policies.map(({ name }) => name),
      [...controls.map(({ id }) => id), "unjudged", "budget"],
    );
    assert.deepEqual(
      policies.filter((each) => each.enforcementLevel !== "mandatory").map(({ name }) => name),
      ["unjudged"],
    );
  });

  for (const [stack, settings] of stacks) {
    it(`report what the register calls open: ${[stack, ...settings].join(" ")}`, async () => {
      const { resources, security } = await previewCommitted(stack, settings);
      const open = security.controls.filter(({ state }) => state === "open");
      assert.deepEqual(
        await reports(resources),
        open.map(({ id, how }) => [id, how]),
      );
    });
  }

  it("report a stack above the budget in the pack's configuration", async () => {
    const { resources } = await previewCommitted("dev");
    const [[name, message] = [], ...others] = await reports(resources, { monthly: 5 });
    assert.deepEqual([name, others], ["budget", []]);
    assert.match(
      message ?? "",
      /^The stack costs \S+ USD a month, and its budget is 5\.00: over it/,
    );
    assert.deepEqual(await reports(resources, { monthly: 5000 }), []);
  });

  it("name a control whose input is not known yet, and do not judge it", async () => {
    const { resources } = await previewCommitted("prod", ["logRetentionDays=7"]);
    const reported = new Map(
      await reports(
        resources.map((each) =>
          each.type === "aws:cloudwatch/logGroup:LogGroup"
            ? {
                ...each,
                inputs: {
                  ...each.inputs,
                  get retentionInDays() {
                    return unknown();
                  },
                },
              }
            : each,
        ),
      ),
    );
    assert.equal(reported.get("CloudWatch.16"), undefined);
    assert.match(
      reported.get("unjudged") ?? "",
      /^judged when the resources exist: .*CloudWatch\.16/,
    );
  });
});

type Args = Parameters<StackValidationPolicy["validateStack"]>[0];

/** What the policies report about resources, with the name of each policy. */
async function reports(
  resources: readonly EvaluatedResource[],
  budget: object = {},
): Promise<readonly (readonly [policy: string, message: string])[]> {
  const found: [string, string][] = [];
  for (const policy of policies) {
    const getConfig = () => (policy.name === "budget" ? budget : {});
    const args: Args = {
      resources: policyResources(resources),
      stackTags: new Map(),
      getConfig: getConfig as Args["getConfig"],
      notApplicable: () => {
        throw new NotApplicable();
      },
    };
    try {
      await policy.validateStack(args, (message) => {
        found.push([policy.name, message]);
      });
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
    }
  }
  return found;
}

class NotApplicable extends Error {}

/** Throws as Pulumi does if a policy reads a value that a preview cannot know. */
function unknown(): never {
  throw Object.assign(new Error("can't be known during preview"), {
    unknownTypeSentinel: "number",
  });
}

/** Resources in the form in which Pulumi hands them to a policy. */
function policyResources(resources: readonly EvaluatedResource[]): PolicyResource[] {
  const region = {
    type: "pulumi:providers:aws",
    props: { region: "us-east-1" },
    name: "aws",
    urn: "",
  };
  const made = new Map(
    resources.map((each) => [
      each.urn,
      {
        type: each.type,
        name: each.name,
        urn: each.urn,
        props: Object.create(each.inputs, { id: { value: each.id } }) as object,
        opts: { ...each.options, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
        dependencies: [] as PolicyResource[],
        propertyDependencies: {},
        ...(each.custom ? { provider: region } : {}),
        isType: () => false,
        asType: () => undefined,
      } as unknown as PolicyResource,
    ]),
  );
  for (const { urn, dependencies } of resources) {
    made.get(urn)?.dependencies.push(...dependencies.flatMap((each) => made.get(each) ?? []));
  }
  return [...made.values()];
}
