import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { program } from "../../../program";
import { examine } from "../../../tools/doctor/examine";
import { doctorText } from "../../../tools/doctor/text";
import { previewStack, type StackPreview } from "../../../tools/preview/evaluateStack";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { plainStyle } from "../../../tools/text/style";
import { AwsError, withCannedAws, type Answers } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { inFolder } from "../../support/folder";
import { projectFolder } from "../../support/program";
import { runCatalog, type Done } from "../catalog/run";
import { doctorAnswers } from "./account";
import { faults } from "./faults";
import { issued, noExecutionRole, refuse, withDomain, type Fault } from "./faults/fault";

const encrypted = ["supabaseUrl", "supabaseKey"].map((key) => `  ${key}:\n    secure: AAAA\n`);

/** The committed prod with both secrets, and lines of a test's own. */
function inProd<T>(lines: string, act: (folder: string) => Promise<T>): Promise<T> {
  const [project = "", prod = ""] = ["Pulumi.yaml", "Pulumi.prod.yaml"].map((file) =>
    fs.readFileSync(path.join(projectFolder, file), "utf8"),
  );
  const kept = lines.includes("  exec:") ? prod.replace(/^ {2}exec: .*\n/m, "") : prod;
  const files = {
    "Pulumi.yaml": project,
    "Pulumi.prod.yaml": kept.replace("config:\n", `config:\n${encrypted.join("")}${lines}`),
  };
  return inFolder(files, act);
}

/** Runs the command. */
function doctor(answers: Answers, argv: readonly string[] = [], lines = ""): Promise<Done> {
  return inProd(lines, (folder) => runCatalog(["doctor", "prod", ...argv], answers, { folder }));
}

/** Evaluates a stack file once, however many tests use it. */
const previews = new Map<string, Promise<StackPreview>>();

/** The lines of the answer, without an evaluation of the program for each test. */
function examined({ answers, lines = "", io, account }: Omit<Fault, "fault" | "says" | "code">) {
  return inProd(lines, async (folder) => {
    const file = readStackConfig(folder, "prod");
    const preview = previews.get(lines) ?? previewStack(file, program);
    previews.set(lines, preview);
    return withCannedAws(doctorAnswers(answers, account), async ({ endpoint, calls }) => {
      const found = await examine(file, () => preview, {
        connect: () => Promise.resolve(cannedConfig(endpoint)),
        httpStatus: () => Promise.resolve(200),
        addressesOf: () => Promise.resolve(["192.0.2.1"]),
        has: () => Promise.resolve(false),
        ...io,
      });
      const out = doctorText({ stack: "prod", region: found.region }, found.lines, plainStyle);
      return { out: unwrapped(out), lines: found.lines, calls };
    });
  });
}

/** Each line of the answer in one piece, its command behind it. */
function unwrapped(out: string): string {
  return out.replace(/\n {24}/g, " ");
}

describe("catalog doctor", () => {
  it("says that all is well, in a line for each thing, and ends with 0", async () => {
    const { code, out, err } = await doctor(doctorAnswers(issued()), [], withDomain);
    assert.deepEqual([code, err], [0, ""]);
    assert.deepEqual(out.split("\n"), [
      "prod in us-east-1: all well",
      "  ok    account         123456789012 in us-east-1, as assumed-role/deploy/ann",
      out.split("\n")[2] ?? "",
      "                        needs",
      "  ok    file            Pulumi.prod.yaml: what runs is what it says",
      out.split("\n")[5] ?? "",
      "  ok    quotas          room for 1 Elastic IP addresses, 1 VPCs, 1 load",
      "                        balancers, 3 vCPU of Fargate",
      "  ok    image           v1.0.0 is there, for linux/arm64",
      "  ok                    ECR has not scanned it yet",
      "  ok    secrets         all 3 are there, each with a value",
      "  ok    start of tasks  mcp-catalog-execution may pull the image, write logs and",
      "                        read 3 secrets",
      "  ok    domain          the certificate is issued for app.example.com",
      "  ok                    app.example.com leads to the balancer",
      "  ok    network         the balancer reaches the tasks on port 3000",
      "  ok                    the tasks get out by nat-1",
      "  ok    service         2 of 2 tasks run",
      "  ok    shell           exec is off: nobody can open a shell",
      "",
    ]);
    assert.match(out, /rights +role\/team\/deploy may take all \d+ actions that pulumi up\n/);
    assert.match(out, /names +none of \d+ names is taken by another stack or person\n/);
  });

  for (const { fault, answers, lines, io, account, says, code } of faults) {
    it(`finds ${fault}`, async () => {
      const { out, lines: all } = await examined({
        answers,
        ...(lines === undefined ? {} : { lines }),
        ...(io === undefined ? {} : { io }),
        ...(account === undefined ? {} : { account }),
      });
      assert.match(out, says);
      assert.equal(all.some(({ state }) => state === "fail") ? 1 : 0, code, out);
    });
  }

  it("names secrets that nobody has set", async () => {
    const done = await runCatalog(["doctor", "prod"], doctorAnswers());
    const out = unwrapped(done.out);
    assert.equal(done.code, 1);
    assert.match(
      out,
      /fail {2}secrets +supabaseUrl is not set pulumi config set --secret supabaseUrl --stack prod\n/,
    );
  });

  it("reports nothing as missing before the first pulumi up", async () => {
    const empty: Answers = {
      ...noExecutionRole,
      DescribeRepositories: () => {
        throw new AwsError("RepositoryNotFoundException", "none", 400);
      },
      ListSecrets: () => ({ SecretList: [] }),
      DescribeClusters: () => ({ clusters: [] }),
      DescribeLogGroups: () => ({ logGroups: [] }),
      ListDashboards: () => ({ DashboardEntries: [] }),
      ListTopics: () => ({ Topics: [] }),
      DescribeTargetGroups: () => {
        throw new AwsError("TargetGroupNotFound", "none", 400);
      },
      DescribeLoadBalancers: (input) => {
        if (input["Names.member.1"] === undefined) return { LoadBalancers: [] };
        throw new AwsError("LoadBalancerNotFound", "none", 400);
      },
    };
    const { out } = await examined({ answers: empty, account: { service: undefined } });
    assert.doesNotMatch(out, /fail|\?/);
    assert.match(
      out,
      /ok {4}image +the first pulumi up makes the repository mcp-catalog; push v1\.0\.0 then\n/,
    );
    assert.match(
      out,
      /warn {2}service +there is none: it was never deployed, or it was deleted pulumi up -s prod\n/,
    );
  });

  it("ends with 3 if nobody says whose the credentials are, and with 2 for a wrong file", async () => {
    const { code, err } = await doctor({ GetCallerIdentity: refuse });
    assert.equal(code, 3);
    assert.match(err, /^AccessDeniedException: User is not authorized\n/);
    const wrong = await doctor({}, [], "  cpu: 3\n");
    assert.deepEqual([wrong.code, wrong.calls], [2, []]);
  });

  it("prints the lines as data with --json", async () => {
    const { code, out } = await doctor(doctorAnswers({ ListSecrets: refuse }), ["--json"]);
    assert.equal(code, 0);
    const { lines, ...rest } = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(rest, { stack: "prod", region: "us-east-1", account: "123456789012" });
    assert.ok(Array.isArray(lines));
    assert.deepEqual(
      lines.filter(({ check }: { check: string }) => check === "secrets"),
      [
        {
          check: "secrets",
          state: "unasked",
          text: "secretsmanager:ListSecrets: AccessDeniedException: User is not authorized. Allow the credentials in use to do what is refused here.",
        },
      ],
    );
  });

  it("asks the simulator about the stack's own names, with the conditions that AWS would add", async () => {
    const { calls } = await examined({ answers: {} });
    const asked = calls.filter(({ operation }) => operation === "SimulatePrincipalPolicy");
    const passing = asked.find(({ input }) => Object.values(input).includes("iam:PassRole"))?.input;
    assert.equal(passing?.["PolicySourceArn"], "arn:aws:iam::123456789012:role/team/deploy");
    assert.equal(passing["ResourceArns.member.1"], "arn:aws:iam::123456789012:role/mcp-catalog");
    assert.equal(passing["ContextEntries.member.1.ContextKeyName"], "iam:PassedToService");
    assert.equal(
      passing["ContextEntries.member.1.ContextKeyValues.member.1"],
      "ecs-tasks.amazonaws.com",
    );
    const sent = asked.flatMap(({ input }) => Object.entries(input));
    const arns = sent.filter(([key]) => key.startsWith("ResourceArns.")).map(([, value]) => value);
    assert.deepEqual(
      arns.filter((each) => each !== "*" && String(each).includes("*")),
      [],
    );
  });
});
