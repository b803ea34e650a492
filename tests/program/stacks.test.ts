import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../tools/evaluate";
import type { Run } from "../support/program";
import { previewCommitted, runCommitted } from "../support/stack";
import { containerOf, environmentOf, types } from "./definition";

type Inputs = Readonly<Record<string, unknown>>;

const stacks = ["dev", "prod"] as const;

/** Inputs that name the resource, or another one of the same stack. AWS names the metrics. */
const naming = /^(?!metricName$)(?:name|family|bucket|\w+Name)(?:Prefix)?$/;

interface Named {
  readonly name: string;
  /** Which input of which type has the name. */
  readonly place: string;
}

/** Types with a name that counts only within a role or a log group. The provider has none. */
const nameless: readonly string[] = [
  types.provider,
  types.rolePolicy,
  "aws:cloudwatch/logMetricFilter:LogMetricFilter",
];

/** Inputs that name something in the account. */
function physicalNames(resources: readonly EvaluatedResource[]): readonly Named[] {
  return resources
    .filter(({ type }) => !nameless.includes(type))
    .flatMap(({ type, inputs }) =>
      [
        ...Object.entries(inputs).filter(([key]) => naming.test(key)),
        ["tags.Name", (inputs["tags"] as Inputs | undefined)?.["Name"]] as const,
      ].flatMap(([key, name]) =>
        typeof name === "string" ? [{ name, place: `${key} of ${type}` }] : [],
      ),
    );
}

function inputsByUrn({ resources }: Run): Inputs {
  return Object.fromEntries(resources.map(({ urn, inputs }) => [urn, inputs]));
}

for (const stack of stacks) {
  describe(`the committed ${stack} stack`, () => {
    it("can be previewed as it is, and ends in a service with an address", async () => {
      const preview = await previewCommitted(stack);
      assert.equal(preview.resources.filter(({ type }) => type === types.service).length, 1);
      assert.match(String(preview.outputs["url"]), /^http:\/\//);
      assert.equal(preview.region, "us-east-1");
    });

    it("has every component, including those inside the app", async () => {
      const run = await runCommitted(stack);
      const app = run.one("mcp-catalog:fargateApp:FargateApp").urn;
      assert.deepEqual(
        run.resources
          .filter(({ custom }) => !custom)
          .map(({ type, name, parent }) => `${type} ${name}${parent === app ? " in app" : ""}`)
          .sort(),
        [
          ...(stack === "prod"
            ? ["awsx:ec2:Vpc network", "mcp-catalog:accessLogs:AccessLogs access-logs"]
            : []),
          "mcp-catalog:appSecrets:AppSecrets secrets",
          "mcp-catalog:domain:Domain domain",
          "mcp-catalog:executionRole:ExecutionRole execution-role",
          "mcp-catalog:fargateApp:Balancer app-balancer in app",
          "mcp-catalog:fargateApp:FargateApp app",
          ...(stack === "prod" ? ["mcp-catalog:fargateApp:RolloutAlarms app-alarms in app"] : []),
          "mcp-catalog:fargateApp:SecurityGroups app-groups in app",
          "mcp-catalog:guard:Guard until-disposable",
          ...(stack === "prod" ? ["mcp-catalog:monitoring:EventLog monitoring-events"] : []),
          "mcp-catalog:monitoring:Monitoring monitoring",
          "mcp-catalog:monitoring:Notifications notifications",
          ...(stack === "prod" ? ["mcp-catalog:network:FlowLogs network-flow-logs"] : []),
          "mcp-catalog:network:Network network",
          "mcp-catalog:registry:Registry registry",
          ...(stack === "prod" ? ["mcp-catalog:scaling:ServiceScaling scaling"] : []),
          "mcp-catalog:taskRole:TaskRole task-role",
        ],
      );
    });

    it("puts every resource inside a component", async () => {
      const run = await runCommitted(stack);
      const components = new Set(
        run.resources.filter((each) => !each.custom).map(({ urn }) => urn),
      );
      const vpc = "$awsx:ec2:Vpc$";
      for (const each of run.resources.filter(({ custom }) => custom)) {
        // Resources of awsx have other parents.
        if (each.urn.includes(vpc)) continue;
        if (each.type === types.provider) assert.equal(each.parent, undefined);
        else assert.ok(components.has(each.parent ?? ""), each.urn);
      }
    });
  });
}

/** Settings with which both stacks have most kinds of resources. */
const most = [
  "monitoring.alarms=all",
  "monitoring.alarmEmail=ops@example.com",
  "encryption=customerKey",
  "accessLogDays=30",
  'domain={"name":"{base}.example.com","zone":"example.com"}',
  "waf={}",
];

for (const settings of [most, ['rollout={"strategy":"blueGreen"}']]) {
  describe(`dev and prod in one account with ${settings.join()}`, () => {
    it("have no physical name in common", async () => {
      const [dev, prod] = [
        await runCommitted("dev", settings),
        await runCommitted("prod", settings),
      ];
      const taken = new Set(physicalNames(prod.resources).map(({ name }) => name));
      assert.ok(taken.size >= 17, [...taken].join(", "));
      assert.deepEqual(
        physicalNames(dev.resources).filter(({ name }) => taken.has(name)),
        [],
        "a pattern in the component's names.ts is missing",
      );
    });

    it("are told apart by the stack's name in every physical name of dev", async () => {
      const names = physicalNames((await runCommitted("dev", settings)).resources);
      assert.deepEqual(
        names.filter(({ name }) => !/(mcp-catalog|MCP-Catalog)-dev(?![a-z0-9])/.test(name)),
        [],
        "a pattern in the component's names.ts is missing",
      );
      assert.ok(names.length >= 17, String(names.length));
    });
  });
}

describe("the image tag", () => {
  for (const [framework, id] of [
    ["nextjs", ["NEXT_DEPLOYMENT_ID"]],
    ["none", []],
  ] as const) {
    it(`changes only the container's image and ${id.join() || "no variable"}, with framework ${framework}`, async () => {
      const before = await runCommitted("prod", [`framework=${framework}`]);
      const after = await runCommitted("prod", [`framework=${framework}`, "imageTag=v1.1.0"]);
      const { urn } = before.one(types.task);
      const { [urn]: oldTask, ...oldRest } = inputsByUrn(before);
      const { [urn]: newTask, ...newRest } = inputsByUrn(after);
      assert.deepEqual(newRest, oldRest);
      const { image, environment } = containerOf(after);
      assert.notEqual(image, containerOf(before).image);
      const [olds, news] = [environmentOf(before), environmentOf(after)];
      assert.deepEqual(
        Object.keys({ ...olds, ...news }).filter((name) => olds[name] !== news[name]),
        id,
      );
      assert.deepEqual(newTask, {
        ...(oldTask as object),
        containerDefinitions: JSON.stringify([{ ...containerOf(before), image, environment }]),
      });
    });
  }
});
