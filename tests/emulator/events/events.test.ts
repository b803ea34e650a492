import assert from "node:assert/strict";
import * as path from "node:path";
import * as patterns from "../../../components/monitoring/patterns";
import { Notices } from "../../../components/monitoring/notices";
import { physicalNames } from "../../../settings/names";
import { mustSucceed } from "../../../tools/programs/run";
import { run } from "../../support/program";
import { findMoto, motoMissing } from "../moto/moto";
import * as samples from "./samples";
import type { Event } from "./samples";
import { expected, ofEcr, ofInspector, others, service } from "./expected";

/**
 * The program's event patterns by their subject, made for the account, region and names that AWS's
 * samples use.
 */
async function allPatterns() {
  const made = await run(() => ({
    stopped: patterns.stoppedTasks(service),
    about: patterns.aboutService(service),
    failed: patterns.failedDeployments(service),
    ecr: patterns.criticalFindings("my-repository-name", ofEcr),
    inspector: patterns.criticalFindings("amazon/amazon-ecs-sample", ofInspector),
    faults: patterns.awsFaults({ region: "af-south-1" }),
  }));
  return made.outputs as Readonly<Record<string, string>>;
}

/** Whether moto's matcher takes each event. */
async function matches(
  pairs: readonly (readonly [pattern: unknown, event: Event])[],
): Promise<readonly boolean[]> {
  const moto = findMoto();
  if (!moto) throw new Error(motoMissing);
  const script = path.join(__dirname, "match.py");
  const input = JSON.stringify(pairs);
  const { stdout } = await mustSucceed(moto.python, [script], { input });
  return JSON.parse(stdout) as readonly boolean[];
}

describe("The patterns of EventBridge, by a matcher that is not this project's", () => {
  before(function () {
    if (!findMoto()) this.skip();
  });

  for (const [name, { hits, misses }] of Object.entries(expected)) {
    it(`take AWS's own samples of ${name}, and no other event`, async () => {
      const pattern: unknown = JSON.parse((await allPatterns())[name] ?? "");
      const rest = [...misses, ...others.filter((event) => !hits.includes(event))];
      assert.deepEqual(
        await matches(hits.map((event) => [pattern, event])),
        hits.map(() => true),
      );
      assert.deepEqual(
        await matches(rest.map((event) => [pattern, event])),
        rest.map(() => false),
      );
    });
  }
});

describe("The messages about events", () => {
  it("are sentences made of what AWS's own samples have", async () => {
    const made = await run(() => {
      new Notices("notices", {
        ...service,
        names: physicalNames("shop", "prod"),
        repositoryName: "shop",
        audience: { warning: ["the-warnings"], critical: [], outside: [], chat: [] },
        stack: "prod",
      });
      return {};
    });
    const message = (notice: string, event: Event) => {
      const target = made.named(
        "aws:cloudwatch/eventTarget:EventTarget",
        `notices-${notice}-people`,
      );
      return filled(target.inputs["inputTransformer"] as Transformer, event);
    };
    assert.equal(
      message("failed-deployment", samples.failedDeployment),
      "A deployment of the stack prod failed at 2020-05-23T12:31:14Z: ECS deployment circuit breaker: task failed to " +
        "start. The version before it goes on, if there is one. Ask why: npx catalog why prod " +
        "(arn:aws:ecs:us-west-2:111122223333:service/default/servicetest)",
    );
    for (const [event, repository, digest, count] of [
      [
        samples.ecrScan,
        "my-repository-name",
        "7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234",
        10,
      ],
      [
        samples.inspectorScan,
        "arn:aws:ecr:us-east-2:123456789012:repository/amazon/amazon-ecs-sample",
        "36c7b282abd0186e01419f2e58743e1bf635808231049bbc9d77e5EXAMPLE",
        7,
      ],
    ] as const) {
      assert.equal(
        message("image-findings", event),
        `An image in ${repository} has ${count} critical weaknesses (sha256:${digest}). List them: aws ecr ` +
          `describe-image-scan-findings --repository-name shop --image-id imageDigest=sha256:${digest}. Build it anew ` +
          "on an updated base image",
      );
    }
    assert.equal(
      message("aws-health", samples.awsFault),
      "AWS reports a fault of ECS in af-south-1 since Fri, 27 Jan 2023 06:02:51 GMT (AWS_ECS_OPERATIONAL_ISSUE), which " +
        "the stack prod needs. Details: https://health.aws.amazon.com/health/home",
    );
  });
});

interface Transformer {
  readonly inputPaths: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/** The text that EventBridge makes of an event. A path without a value is an error here. */
function filled({ inputPaths, inputTemplate }: Transformer, event: Event): string {
  const value = (jsonPath: string): string => {
    const found = jsonPath
      .slice(2)
      .split(/[.[\]]+/)
      .filter((key) => key !== "")
      .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], event);
    if (typeof found !== "string" && typeof found !== "number") throw new Error(`no ${jsonPath}`);
    return String(found);
  };
  const text = JSON.parse(inputTemplate) as string;
  return text.replace(/<(\w+)>/g, (_, name: string) => value(inputPaths[name] ?? `$.${name}`));
}
