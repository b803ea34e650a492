import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as path from "node:path";
import { usageAnswers } from "../live/metricsServer";
import { AwsError, withCannedAws, type Answers } from "../live/support/cannedAws";
import { credentials } from "../live/support/config";
import { projectFolder } from "../support/program";
import type { Ended } from "./preview/command";
import { inFolder } from "./preview/fixture";

const cli = path.join(projectFolder, "operations", "rightsize", "cli.ts");

/** Runs `npm run rightsize -- …` from an empty folder, which is its home, too, against a server of the test's. */
function rightsize(args: readonly string[], answers: Answers): Promise<Ended> {
  return withCannedAws(answers, ({ endpoint }) =>
    inFolder({}, (home) =>
      run(["-r", require.resolve("ts-node/register"), cli, ...args], home, {
        HOME: home,
        PATH: "",
        TS_NODE_PROJECT: path.join(projectFolder, "tsconfig.json"),
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: "true",
      }),
    ),
  );
}

function run(args: readonly string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
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

function denied(): never {
  throw new AwsError("AccessDeniedException", "User: arn:aws:iam::1:user/ci is not authorized");
}

describe("npm run rightsize", function () {
  this.timeout(60_000);

  it("shows both sizes, why, and the commands that apply it", async () => {
    const { code, stdout, stderr } = await rightsize(["--stack", "prod"], usageAnswers());
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
    const [first, , ...rest] = stdout.split("\n");
    assert.match(
      first ?? "",
      /^mcp-catalog-service in us-east-1 is larger than it needs to be: 18\.02 USD a month less/,
    );
    assert.deepEqual(rest.slice(0, 8), [
      "                                  now       recommended",
      "  cpu                             512       256",
      "  memory                          1024 MiB  512 MiB",
      "  tasks                           2         2",
      "  CPU, p95                        20 %      40 %",
      "  memory, maximum                 30 %      60 %",
      "  requests a minute of each, p95  100",
      "  USD a month                     36.04     18.02",
    ]);
    assert.match(stdout, /\nWhy\n {2}CPU: p95 20 % of 0\.5 vCPU/);
    assert.ok(
      stdout.includes(
        "\nApply\n  pulumi config set cpu 256 -s prod\n  pulumi config set memory 512 -s prod\n  pulumi up -s prod\n",
      ),
      stdout,
    );
    assert.match(
      stdout,
      /A recommendation from the past: 14\.0 days, .* UTC\. What\s+comes may be more/,
    );
    assert.match(stdout, /Prices: Fargate's on demand in us-east-1, read/);
    assert.ok(!stdout.includes(String.fromCharCode(27)), "no colours");
  });

  it("ends with 0 where nothing changes, in one column and without commands", async () => {
    const account = usageAnswers({ cpu: "256", memory: "512", desired: 1 });
    const { code, stdout } = await rightsize([], account);
    assert.equal(code, 0);
    assert.match(stdout, /^mcp-catalog-dev-service in us-east-1 keeps the size it has\n/);
    assert.doesNotMatch(stdout, /recommended|Apply|pulumi/);
    assert.match(stdout, /There is no less than this/);
  });

  it("says that a size is too small, and what more would cost", async () => {
    const account = usageAnswers({
      cpu: "256",
      memory: "512",
      used: () => ({ cpu: 90, memory: 40 }),
    });
    const { code, stdout } = await rightsize(["-s", "prod"], account);
    assert.equal(code, 0);
    assert.match(stdout, /is too small: what it needs is 18\.02 USD a month more/);
  });

  it("ends with 0 where there is too little data, and says when to come back", async () => {
    const { code, stdout } = await rightsize(["-s", "prod"], usageAnswers({ days: 1 }));
    assert.equal(code, 0);
    assert.match(stdout, /^mcp-catalog-service in us-east-1: too little is known yet\n/);
    assert.match(
      stdout,
      /CloudWatch knows of 1\.0 days, from .*\n {2}Come back after \d{4}-.* UTC\.\n$/s,
    );
  });

  it("takes days and headroom from options", async () => {
    const args = ["-s", "prod", "--days", "5", "--headroom-cpu", "200", "--headroom-memory", "90"];
    const { stdout } = await rightsize([...args, "--json"], usageAnswers());
    const result = JSON.parse(stdout) as {
      readonly headroom: unknown;
      readonly outcome: { readonly summary: { readonly days: number }; readonly verdict: string };
    };
    assert.deepEqual(result.headroom, { cpu: 200, memory: 90 });
    assert.equal(result.outcome.summary.days, 5);
    assert.equal(result.outcome.verdict, "keep");
  });

  it("prints JSON and nothing else with --json, without thousands of points", async () => {
    const { code, stdout, stderr } = await rightsize(["-s", "prod", "--json"], usageAnswers());
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
    const result = JSON.parse(stdout) as {
      readonly commands: readonly string[];
      readonly outcome: Readonly<Record<"now" | "recommended", Readonly<Record<string, unknown>>>>;
    };
    assert.deepEqual(Object.keys(result), [
      "service",
      "region",
      "readAt",
      "headroom",
      "outcome",
      "commands",
      "unread",
      "notes",
    ]);
    const keys = ["cpu", "memory", "counts", "monthly", "cpuP95", "memoryMaximum"];
    assert.deepEqual(Object.keys(result.outcome.recommended), keys);
    assert.deepEqual(Object.keys(result.outcome.now), keys);
    assert.equal(result.outcome.recommended["cpu"], 256);
    assert.equal(result.commands.length, 3);
    assert.ok(stdout.length < 5_000);
  });

  it("ends with 1 where the metrics are denied, and names the call", async () => {
    const { code, stdout } = await rightsize(["-s", "prod"], {
      ...usageAnswers(),
      GetMetricData: denied,
    });
    assert.equal(code, 1);
    assert.match(stdout, /^What mcp-catalog-service in us-east-1 uses could not be found out\n/);
    assert.match(stdout, /cloudwatch:GetMetricData: AccessDeniedException: User: arn:aws:iam::1/);
    assert.match(stdout, /→ Allow the credentials in use what is refused here\./);
  });

  it("recommends without what only shows more, and says what is missing", async () => {
    const { code, stdout } = await rightsize(["-s", "prod"], {
      ...usageAnswers(),
      DescribeTargetGroups: denied,
      DescribeScalableTargets: denied,
    });
    assert.equal(code, 0);
    assert.match(stdout, /pulumi config set cpu 256 -s prod/);
    assert.match(stdout, /→ The number of tasks is taken as fixed/);
    assert.match(stdout, /→ Requests are left out/);
  });

  it("ends with 1 where there is no service, and says what to do", async () => {
    const none = { ...usageAnswers(), DescribeServices: () => ({ services: [] }) };
    const { code, stdout } = await rightsize(["-s", "prod"], none);
    assert.equal(code, 1);
    assert.match(stdout, /^There is no service to look at: mcp-catalog-service in us-east-1\n/);
    assert.match(stdout, /pulumi stack output nextSteps/);
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an unknown stack", ["-s", "staging"], /^There is no Pulumi\.staging\.yaml\./],
    ["too many days", ["--days", "64"], /'64' is invalid\. It must be a whole number from 3 to 63/],
    ["headroom that is no number", ["--headroom-cpu", "30%"], /'30%' is invalid\. It must be a/],
  ];
  for (const [what, args, message] of refusals) {
    it(`refuses ${what}, without a stack trace`, async () => {
      const { code, stdout, stderr } = await rightsize(args, {});
      assert.deepEqual({ code, stdout }, { code: 1, stdout: "" });
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
  }
});
