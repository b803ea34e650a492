import assert from "node:assert/strict";
import { program } from "../../../program";
import type { Live } from "../../../components/common/live";
import { evaluate } from "../../../tools/evaluate";
import { previewAnswers } from "../../../tools/assumed/answers";
import { assumedLive } from "../../../tools/assumed/live";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import type { AwsSettings } from "../../../settings";
import { projectFolder, Run } from "../../support/program";
import { secretValues } from "../../support/stack";
import { types } from "../definition";

interface Conditions {
  readonly settings?: readonly string[];
  readonly live?: Partial<Live>;
  readonly preview?: boolean;
  /** The revision that the live service finally has. */
  readonly runs?: string;
}

const answers = previewAnswers({
  region: "us-east-1",
  repositoryName: "mcp-catalog",
  imageTag: "v1.0.0",
});

/** The prod stack with a live system that gives these answers, and the settings with which it was connected. */
async function runLive({ settings = [], live = {}, preview = false, runs }: Conditions = {}) {
  const { project, values } = overrideConfig(readStackConfig(projectFolder, "prod"), settings);
  const secrets = Object.fromEntries(
    Object.entries(secretValues).map(([key, value]) => [`${project}:${key}`, value]),
  );
  const connected: AwsSettings[] = [];
  const connect = (aws?: AwsSettings): Live => {
    if (aws) connected.push(aws);
    return { ...assumedLive(), ...live };
  };
  const result = await evaluate(() => program(connect), {
    project,
    stack: "prod",
    config: { ...values, ...secrets },
    secretKeys: Object.keys(secrets),
    preview,
    answers: {
      ...answers,
      resource: (args) => {
        const { id, outputs } = answers.resource(args);
        const service = args.type === types.service && runs ? { taskDefinition: runs } : {};
        return { id, outputs: { ...outputs, ...service } };
      },
    },
  });
  return { run: new Run(result), connected };
}

const family = "arn:aws:ecs:us-east-1:123456789012:task-definition/mcp-catalog";

describe("the live system", () => {
  it("is connected once, with the stack's own account and region", async () => {
    const { connected } = await runLive({ settings: ["aws:profile=deploy"] });
    assert.deepEqual(
      connected.map(({ region, profile }) => [region, profile]),
      [["us-east-1", "deploy"]],
    );
  });

  it("is asked for the CPU of the image that will run, also in a preview", async () => {
    const asked: unknown[] = [];
    const imagePlatforms: Live["imagePlatforms"] = (image) => {
      asked.push(image.repositoryName);
      assert.match(image.digest, /^sha256:[0-9a-f]{64}$/);
      return Promise.resolve(["linux/amd64"]);
    };
    for (const preview of [true, false]) {
      await assert.rejects(
        runLive({ live: { imagePlatforms }, preview }),
        /imageTag v1\.0\.0 is an image for linux\/amd64, and the task runs on linux\/arm64/,
      );
    }
    assert.deepEqual(asked, ["mcp-catalog", "mcp-catalog"]);
    const settings = ["image.platform=linux/amd64"];
    const { run } = await runLive({ live: { imagePlatforms }, settings });
    assert.equal(run.all(types.service).length, 1);
  });

  it("says why if ECS runs another revision than the expected one, and fails the run", async () => {
    const diagnosed: unknown[] = [];
    const live: Partial<Live> = {
      imageOf: () => Promise.resolve("registry/mcp-catalog@sha256:old"),
      diagnose: (service) => {
        diagnosed.push(service);
        return Promise.resolve("The container ends at once.");
      },
    };
    await assert.rejects(runLive({ live, runs: `${family}:6` }), (error) => {
      const { message } = error as Error;
      assert.match(message, /ECS rolled the service mcp-catalog-service back\./);
      assert.match(message, /runs +mcp-catalog:6, registry\/mcp-catalog@sha256:old/);
      assert.match(message, /asked for +mcp-catalog:1, \S+\/mcp-catalog@sha256:[0-9a-f]{64}/);
      assert.match(message, /The container ends at once\./);
      return true;
    });
    assert.deepEqual(diagnosed, [
      {
        cluster: "mcp-catalog-cluster",
        service: "mcp-catalog-service",
        logGroup: "/ecs/mcp-catalog",
      },
    ]);
  });

  it("is asked for the app's own address if a smoke test is set, once the revision runs", async () => {
    const asked: string[] = [];
    const httpStatus = (url: string) => {
      asked.push(url);
      return Promise.resolve(asked.length < 3 ? 503 : 307);
    };
    const settings = ["smokeTest.path=/shop", "smokeTest.expectStatus=307"];
    const { run } = await runLive({ live: { httpStatus }, settings });
    const { url } = run.outputs;
    assert.match(String(url), /^http:\/\/mcp-catalog-alb-\w+\.us-east-1\.elb\.amazonaws\.com$/);
    assert.deepEqual(
      asked,
      [1, 2, 3].map(() => `${String(url)}/shop`),
    );
  });

  it("ends a run with a failed smoke test, with the commands that restore the old version", async () => {
    const live: Partial<Live> = { httpStatus: () => Promise.resolve(502) };
    await assert.rejects(runLive({ live, settings: ["smokeTest.path=/"] }), (error) => {
      const { message } = error as Error;
      assert.match(message, /smokeTest: GET http:\/\/\S+\/ gave 502, not 200/);
      assert.match(message, /pulumi config set imageTag \S+/);
      return true;
    });
  });

  it("is asked for the domain's own address if there is one, and for nothing in a preview", async () => {
    const asked: string[] = [];
    const httpStatus = (url: string) => Promise.resolve(asked.push(url) && 200);
    const settings = ["smokeTest.path=/", "domain.name=app.example.com", "domain.zone=example.com"];
    await runLive({ live: { httpStatus }, settings, preview: true });
    assert.deepEqual(asked, []);
    await runLive({ live: { httpStatus }, settings });
    assert.deepEqual(asked, ["https://app.example.com/"]);
  });

  it("runs no migration if a program is only evaluated, because that is left to the engine's hooks", async () => {
    const runTask = () => Promise.reject(new Error("a task was run"));
    const { run } = await runLive({ live: { runTask }, settings: ['migrate=["node","m.js"]'] });
    assert.equal(run.all(types.service).length, 1);
  });
});
