import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as path from "node:path";
import type { Ended } from "../preview/command";
import { inFolder } from "../preview/fixture";
import { AwsError, withCannedAws, type Answers, type Call } from "../../live/support/cannedAws";
import { credentials } from "../../live/support/config";
import { projectFolder } from "../../support/program";

const cli = path.join(projectFolder, "tools", "commands", "pause.ts");

interface Conditions {
  readonly desiredCount?: number;
  readonly target?: { readonly min: number; readonly max: number; readonly suspended: boolean };
  readonly others?: Answers;
}

/** An account with one service, which does as it is told. */
function account({ desiredCount = 2, target, others }: Conditions = {}): Answers {
  let count = desiredCount;
  return {
    DescribeServices: ({ services, cluster }) => ({
      services: (services as readonly string[]).map((name) => ({
        serviceArn: `arn:aws:ecs:us-east-1:123456789012:service/${String(cluster)}/${name}`,
        status: "ACTIVE",
        desiredCount: count,
        runningCount: count,
      })),
    }),
    DescribeScalableTargets: () => ({
      ScalableTargets: target
        ? [
            {
              MinCapacity: target.min,
              MaxCapacity: target.max,
              SuspendedState: {
                DynamicScalingInSuspended: target.suspended,
                DynamicScalingOutSuspended: target.suspended,
                ScheduledScalingSuspended: target.suspended,
              },
            },
          ]
        : [],
    }),
    RegisterScalableTarget: () => ({}),
    UpdateService: (input) => {
      count = Number(input["desiredCount"]);
      return {};
    },
    ...others,
  };
}

type Done = Ended & { readonly calls: readonly Call[] };

/** Runs `npm run pause -- …` or `resume` from an empty folder, without a terminal, against a server of the test's. */
function command(args: readonly string[], answers: Answers): Promise<Done> {
  return withCannedAws(answers, ({ endpoint, calls }) =>
    inFolder({}, async (home) => {
      const env = {
        HOME: home,
        PATH: "",
        TS_NODE_PROJECT: path.join(projectFolder, "tsconfig.json"),
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: "true",
      };
      return { ...(await run([cli, ...args], home, env)), calls: [...calls] };
    }),
  );
}

function run(args: readonly string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-r", require.resolve("ts-node/register"), ...args], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

function operations({ calls }: Done): readonly string[] {
  return calls.map(({ operation }) => operation).filter((name) => !name.startsWith("Describe"));
}

describe("npm run pause and npm run resume", () => {
  it("pause dev, which is disposable, without a question, and say what stays and what wakes it", async () => {
    const done = await command(["pause"], account({ desiredCount: 1 }));
    assert.deepEqual([done.code, done.stderr], [0, ""]);
    assert.deepEqual(done.calls.at(-1), {
      operation: "UpdateService",
      input: {
        cluster: "mcp-catalog-dev-cluster",
        service: "mcp-catalog-dev-service",
        desiredCount: 0,
      },
    });
    assert.equal(
      done.stdout,
      `mcp-catalog-dev-service in us-east-1 is paused.
  tasks    1 → 0; ECS stops the 1 that run
  stays    the load balancer, which answers 503, and all else that the stack has and AWS bills
  wakes    npm run resume; pulumi up only where a count of Pulumi.dev.yaml has changed; pulumi up --refresh always

Next
  npm run resume -- --stack dev
`,
    );
  });

  it("suspend the scaling of prod with --yes, and lift it again", async () => {
    const awake = account({ target: { min: 2, max: 6, suspended: false }, desiredCount: 4 });
    const paused = await command(["pause", "-s", "prod", "--yes"], awake);
    assert.deepEqual([paused.code, paused.stderr], [0, ""]);
    assert.deepEqual(operations(paused), ["RegisterScalableTarget", "UpdateService"]);
    assert.match(
      paused.stdout,
      /\n {2}scaling {2}2–6 → 0–0 tasks; suspended; its policies are kept/,
    );
    const asleep = account({ target: { min: 0, max: 0, suspended: true }, desiredCount: 0 });
    const resumed = await command(["resume", "--stack", "prod", "-y"], asleep);
    assert.deepEqual([resumed.code, resumed.stderr], [0, ""]);
    assert.deepEqual(operations(resumed), ["RegisterScalableTarget", "UpdateService"]);
    assert.equal(resumed.calls.at(-1)?.input["desiredCount"], 2);
    assert.equal(
      resumed.stdout,
      `mcp-catalog-service in us-east-1 is resumed.
  tasks    0 → 2; the load balancer sends requests once they are healthy
  scaling  0–0 → 2–6 tasks; no longer suspended

Next
  npm run why -- --stack prod
`,
    );
  });

  it("change nothing the second time", async () => {
    const paused = await command(["pause"], account({ desiredCount: 0 }));
    assert.deepEqual([paused.code, operations(paused)], [0, []]);
    assert.equal(
      paused.stdout,
      "mcp-catalog-dev-service in us-east-1 is paused already: nothing was changed.\n" +
        "\nNext\n  npm run resume -- --stack dev\n",
    );
    const resumed = await command(["resume"], account({ desiredCount: 1 }));
    assert.deepEqual([resumed.code, operations(resumed)], [0, []]);
    assert.equal(
      resumed.stdout,
      "mcp-catalog-dev-service in us-east-1 is not paused: 1 task, as Pulumi.dev.yaml says; nothing was changed.\n",
    );
  });

  const refused: readonly (readonly [string, readonly string[], Answers, RegExp])[] = [
    [
      "prod without a terminal and without --yes, before anything is asked",
      ["pause", "-s", "prod"],
      {},
      /^The stack prod is not disposable, .*: npm run pause -- --stack prod --yes$/,
    ],
    [
      "a stack without a service",
      ["pause"],
      account({ others: { DescribeServices: () => ({ services: [] }) } }),
      /^There is no service mcp-catalog-dev-service in the cluster mcp-catalog-dev-cluster in us-east-1: nothing was changed\. pulumi up -s dev makes one\.$/,
    ],
    ["an unknown stack", ["resume", "-s", "staging"], {}, /^There is no Pulumi\.staging\.yaml/],
    ["an unknown option", ["pause", "--force"], {}, /unknown option '--force'/],
    ["an argument that is no option", ["pause", "prod"], {}, /too many arguments/],
    ["an unknown command", ["sleep"], {}, /unknown command 'sleep'/],
  ];
  for (const [what, args, answers, message] of refused) {
    it(`refuse ${what}, in one line`, async () => {
      const done = await command(args, answers);
      assert.deepEqual([done.code, done.stdout, operations(done)], [1, "", []]);
      assert.match(done.stderr.trimEnd(), message);
      assert.doesNotMatch(done.stderr, /^\s+at /m);
      if (Object.keys(answers).length === 0) assert.deepEqual(done.calls, []);
    });
  }

  it("say which call was refused, and that they may be run again", async () => {
    const others = {
      UpdateService: () => {
        throw new AwsError("AccessDeniedException", "User dev may not.");
      },
    };
    const done = await command(["pause"], account({ others }));
    assert.deepEqual([done.code, done.stdout], [1, ""]);
    assert.equal(
      done.stderr,
      "ecs:UpdateService: AccessDeniedException: User dev may not.\n" +
        "Allow the credentials in use what is refused here.\n" +
        "The same command again goes on where this one ended.\n",
    );
  });

  it("describe themselves by the npm scripts' names", async () => {
    for (const action of ["pause", "resume"]) {
      const { code, stdout } = await command([action, "--help"], {});
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: npm run ${action} -- \\[options\\]\n`));
    }
  });
});
