import assert from "node:assert/strict";
import { usageAnswers } from "../../live/cloudwatch/metrics/server";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { main } from "../../../tools/commands/rightsize";
import { runMain } from "../../support/command";

function rightsize(args: readonly string[], answers: Answers) {
  return runMain(main, args, answers);
}

/** AWS's answers about the stack prod, which scales from 2 to 6 tasks according to its file. */
function prodAnswers(given: Parameters<typeof usageAnswers>[0] = {}): Answers {
  return usageAnswers({ scaling: { MinCapacity: 2, MaxCapacity: 6 }, ...given });
}

function denied(): never {
  throw new AwsError("AccessDeniedException", "User: arn:aws:iam::1:user/ci is not authorized");
}

describe("npx catalog rightsize", () => {
  it("shows both sizes, why, and the commands that apply it", async () => {
    const { code, stdout, stderr } = await rightsize(["--stack", "prod"], prodAnswers());
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
    const [first, second, , ...rest] = stdout.split("\n");
    assert.match(
      `${first ?? ""} ${second ?? ""}`,
      /^mcp-catalog-service in us-east-1 is larger than it needs to be: 18\.02 USD a +month less/,
    );
    assert.deepEqual(rest.slice(0, 8), [
      "                                  now       recommended",
      "  cpu                             512       256",
      "  memory                          1024 MiB  512 MiB",
      "  tasks                           2 to 6    2 to 6",
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
      /A recommendation from the past: 14\.0 days, [^]* UTC\. The\s+next\s+days\s+may\s+need\s+more/,
    );
    assert.match(stdout, /Prices: Fargate's on demand; in us-east-1, read/);
    assert.ok(!stdout.includes(String.fromCharCode(27)), "no colours");
  });

  it("ends with 0 if nothing changes, in one column and without commands", async () => {
    const account = usageAnswers({ cpu: "256", memory: "512", desired: 1 });
    const { code, stdout } = await rightsize([], account);
    assert.equal(code, 0);
    assert.match(stdout, /^mcp-catalog-dev-service in us-east-1 keeps the size it has\n/);
    assert.doesNotMatch(stdout, /recommended|Apply|pulumi/);
    assert.match(stdout, /Nothing is smaller/);
  });

  it("says that a size is too small, and what more would cost", async () => {
    const account = prodAnswers({
      cpu: "256",
      memory: "512",
      used: () => ({ cpu: 90, memory: 40 }),
    });
    const { code, stdout } = await rightsize(["-s", "prod"], account);
    assert.equal(code, 0);
    assert.match(stdout, /is too small: the right size costs 18\.02 USD a\n {2}month more/);
  });

  it("ends with 0 if there is too little data, and says when to come back", async () => {
    const { code, stdout } = await rightsize(["-s", "prod"], prodAnswers({ days: 1 }));
    assert.equal(code, 0);
    assert.match(stdout, /^mcp-catalog-service in us-east-1: too little is known yet\n/);
    assert.match(
      stdout,
      /CloudWatch knows of 1\.0 days, from .*\n {2}Come back after \d{4}-.* UTC\.\n$/s,
    );
  });

  it("takes days and headroom from options", async () => {
    const args = ["-s", "prod", "--days", "5", "--headroom-cpu", "200", "--headroom-memory", "90"];
    const { stdout } = await rightsize([...args, "--json"], prodAnswers());
    const result = JSON.parse(stdout) as {
      readonly headroom: unknown;
      readonly outcome: {
        readonly summary: { readonly days: number };
        readonly recommended: { readonly cpu: number; readonly memory: number };
      };
    };
    assert.deepEqual(result.headroom, { cpu: 200, memory: 90 });
    assert.equal(result.outcome.summary.days, 5);
    const { cpu, memory } = result.outcome.recommended;
    assert.deepEqual([cpu, memory], [256, 1024]);
  });

  it("prints JSON and nothing else with --json, without thousands of points", async () => {
    const { code, stdout, stderr } = await rightsize(["-s", "prod", "--json"], prodAnswers());
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

  it("ends with 3 if the metrics are denied, and names the call", async () => {
    const { code, stdout } = await rightsize(["-s", "prod"], {
      ...prodAnswers(),
      GetMetricData: denied,
    });
    assert.equal(code, 3);
    assert.match(stdout, /^Could not find out what mcp-catalog-service in us-east-1 uses\n/);
    assert.match(stdout, /cloudwatch:GetMetricData: AccessDeniedException: User: arn:aws:iam::1/);
    assert.match(stdout, /→ Allow the credentials in use to do what is refused here\./);
  });

  it("recommends without the answers that only add details, and says what is missing", async () => {
    const { code, stdout } = await rightsize(["-s", "prod"], {
      ...prodAnswers(),
      DescribeTargetGroups: denied,
      DescribeScalableTargets: denied,
    });
    assert.equal(code, 0);
    assert.match(stdout, /pulumi config set cpu 256 -s prod/);
    assert.match(stdout, /→ The counts are those of the stack file, even if AWS has others/);
    assert.match(stdout, /→ Requests are left out/);
  });

  it("takes the counts of the stack's file, and says so if AWS has others", async () => {
    const others = prodAnswers({ scaling: { MinCapacity: 1, MaxCapacity: 1 } });
    const { stdout } = await rightsize(["-s", "prod"], others);
    assert.match(stdout, /\n {2}tasks +2 to 6 +2 to 6\n/);
    assert.match(stdout, /The counts are those in Pulumi\.prod\.yaml, 2 to 6; AWS has 1 at the/);
  });

  it("ends with 1 if there is no service, and says what to do", async () => {
    const none = { ...prodAnswers(), DescribeServices: () => ({ services: [] }) };
    const { code, stdout } = await rightsize(["-s", "prod"], none);
    assert.equal(code, 1);
    assert.match(stdout, /^There is no service to look at: mcp-catalog-service in us-east-1\n/);
    assert.match(stdout, /pulumi stack output nextSteps/);
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an unknown stack", ["-s", "staging"], /^There is no Pulumi\.staging\.yaml\./],
    [
      "too many days",
      ["--days", "64"],
      /'64' is invalid\. It must be a whole\nnumber from 3 to 63/,
    ],
    ["headroom that is not a number", ["--headroom-cpu", "30%"], /'30%' is invalid\. It must be a/],
  ];
  for (const [what, args, message] of refusals) {
    it(`refuses ${what}, without a stack trace`, async () => {
      const { code, stdout, stderr } = await rightsize(args, {});
      assert.deepEqual({ code, stdout }, { code: 2, stdout: "" });
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
  }
});
