import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { program } from "../../../program";
import type { Io } from "../../../tools/commands/catalog/io";
import { examine } from "../../../tools/doctor/examine";
import { doctorText } from "../../../tools/doctor/text";
import { previewStack, type StackPreview } from "../../../tools/preview/evaluateStack";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { plainStyle } from "../../../tools/text/style";
import { AwsError, withCannedAws, type Answers } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { deployment } from "../../live/why/account";
import { inFolder } from "../../support/folder";
import { projectFolder } from "../../support/program";
import { runCatalog, type Done } from "../catalog/run";
import {
  doctorAnswers,
  everywhere,
  group,
  routeTable,
  secretList,
  secretNames,
  simulated,
  tcp,
} from "./account";

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

/** The same lines without an evaluation of the program for each test. */
function examined({ answers, lines = "", io, account }: Omit<Fault, "fault" | "says" | "code">) {
  return inProd(lines, async (folder) => {
    const file = readStackConfig(folder, "prod");
    const preview = previews.get(lines) ?? previewStack(file, program);
    previews.set(lines, preview);
    return withCannedAws(doctorAnswers(answers, account), async ({ endpoint, calls }) => {
      const found = await examine(file, await preview, {
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

const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";
const withDomain = `  domain:\n    name: app.example.com\n    certificateArn: ${certificateArn}\n`;

const issued = (more: object = {}) => ({
  DescribeCertificate: () => ({
    Certificate: { Status: "ISSUED", SubjectAlternativeNames: ["*.example.com"], ...more },
  }),
});

const refuse = () => {
  throw new AwsError("AccessDeniedException", "User is not authorized", 400);
};

interface Fault {
  readonly fault: string;
  readonly answers: Answers;
  readonly lines?: string;
  readonly io?: Partial<Pick<Io, "addressesOf">>;
  readonly account?: Parameters<typeof doctorAnswers>[1];
  readonly says: RegExp;
  readonly code: number;
}

const faults: readonly Fault[] = [
  {
    fault: "another account",
    answers: {},
    lines: '  aws:allowedAccountIds: ["210987654321"]\n',
    says: /fail {2}account +the credentials lead to 123456789012, and/,
    code: 1,
  },
  {
    fault: "the account's root",
    answers: {
      GetCallerIdentity: () => ({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:root" }),
    },
    says: /warn {2}rights +nothing to simulate: arn:aws:iam::123456789012:root/,
    code: 0,
  },
  {
    fault: "an action that no policy allows",
    answers: { SimulatePrincipalPolicy: simulated((action) => action === "ecs:CreateService") },
    says: /fail {2}rights +1 of \d+ actions are refused to role\/team\/deploy by the lack of a policy: ecs:CreateService/,
    code: 1,
  },
  {
    fault: "an action that the organization refuses",
    answers: {
      SimulatePrincipalPolicy: simulated((action) => action === "ec2:CreateVpc", {
        EvalDecision: "implicitDeny",
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      }),
    },
    says: /by the organization: ec2:CreateVpc/,
    code: 1,
  },
  {
    fault: "a boundary of the caller's",
    answers: {
      SimulatePrincipalPolicy: simulated((action) => action === "iam:CreateRole", {
        EvalDecision: "implicitDeny",
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      }),
    },
    says: /by the boundary: iam:CreateRole/,
    code: 1,
  },
  {
    fault: "no right to simulate",
    answers: { SimulatePrincipalPolicy: refuse },
    says: /\? {5}rights +iam:SimulatePrincipalPolicy: AccessDeniedException/,
    code: 0,
  },
  {
    fault: "a quota of addresses that others use up",
    answers: {
      DescribeAddresses: () => ({
        addressesSet: [1, 2, 3, 4, 5].map((each) => ({ allocationId: `eipalloc-${each}` })),
      }),
    },
    says: /fail {2}quotas +Elastic IP addresses: the stack needs 1, others use 5, and the quota is 5 aws service-quotas request-service-quota-increase --service-code ec2 --quota-code L-0263D0A3 --desired-value 6 /,
    code: 1,
  },
  {
    fault: "a quota of vCPU that leaves no room for a rollout of the most tasks",
    answers: { GetMetricData: () => ({ MetricDataResults: [{ Id: "used", Values: [4] }] }) },
    says: /fail {2}quotas +vCPU of Fargate: the stack needs 3, others use 3\.5, and the quota is 6 /,
    code: 1,
  },
  {
    fault: "no right to read quotas",
    answers: { GetServiceQuota: refuse },
    says: /\? {5}quotas +servicequotas:GetServiceQuota: AccessDeniedException/,
    code: 0,
  },
  {
    fault: "a tag that is not the file's",
    answers: {
      DescribeImages: ({ imageIds }) =>
        JSON.stringify(imageIds).includes("imageTag")
          ? (() => {
              throw new AwsError("ImageNotFoundException", "no such image", 400);
            })()
          : { imageDetails: [{ imageTags: ["v0.9.0"], imagePushedAt: 1 }] },
    },
    says: /warn {2}file +imageTag is v1\.0\.0 in the file, and v0\.9\.0 runs catalog diff prod\n[^]*fail {2}image +imageTag v1\.0\.0 is not in the repository mcp-catalog catalog push v1\.0\.0 --stack prod/,
    code: 1,
  },
  {
    fault: "an image for another CPU",
    answers: {
      BatchGetImage: () => ({
        images: [
          {
            imageManifestMediaType: "application/vnd.oci.image.index.v1+json",
            imageManifest: '{"manifests":[{"platform":{"os":"linux","architecture":"amd64"}}]}',
          },
        ],
      }),
    },
    says: /fail {2}image +imageTag v1\.0\.0 is an image for linux\/amd64, and the/,
    code: 1,
  },
  {
    fault: "an image with findings",
    answers: {
      DescribeImages: () => ({
        imageDetails: [
          {
            imageDigest: `sha256:${"2c26b46b68ff".padEnd(64, "0")}`,
            imageTags: ["v1.0.0"],
            imageScanFindingsSummary: { findingSeverityCounts: { HIGH: 2 } },
          },
        ],
      }),
    },
    says: /warn +ECR found in it: 2 high catalog push v1\.0\.0 --scan -s prod/,
    code: 0,
  },
  {
    fault: "a repository that is gone",
    answers: {
      DescribeRepositories: () => {
        throw new AwsError("RepositoryNotFoundException", "no such repository", 400);
      },
    },
    says: /fail {2}image +the repository mcp-catalog is gone, and a service runs/,
    code: 1,
  },
  {
    fault: "a secret that is gone",
    answers: { ListSecrets: () => secretList(secretNames.slice(1)) },
    says: /fail {2}secrets +mcp-catalog\/supabase-url is gone pulumi up --refresh -s prod/,
    code: 1,
  },
  {
    fault: "a secret without a value",
    answers: { ListSecrets: () => secretList(secretNames, { SecretVersionsToStages: {} }) },
    says: /fail {2}secrets +mcp-catalog\/supabase-url has no value/,
    code: 1,
  },
  {
    fault: "a secret of another stack's",
    answers: { ListSecrets: () => secretList(secretNames, { Tags: [] }) },
    says: /fail {2}names +taken: Secret mcp-catalog\/supabase-url, which no stack has made/,
    code: 1,
  },
  {
    fault: "a secret that the execution role may not read",
    answers: {
      SimulatePrincipalPolicy: simulated(
        (action, [resource], principal) =>
          principal.endsWith("role/mcp-catalog-execution") &&
          action === "secretsmanager:GetSecretValue" &&
          resource?.includes("supabase-key") === true,
      ),
    },
    says: /fail {2}start of tasks +mcp-catalog-execution may not secretsmanager:GetSecretValue on secret:mcp-catalog\/supabase-key-AbC123/,
    code: 1,
  },
  {
    fault: "a key with which the execution role may not decrypt",
    answers: {
      ListSecrets: () =>
        secretList(secretNames, { KmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1" }),
      SimulatePrincipalPolicy: simulated(
        (action, _, principal) => principal.endsWith("-execution") && action === "kms:Decrypt",
      ),
    },
    says: /fail {2}start of tasks +mcp-catalog-execution may not kms:Decrypt on key\/1/,
    code: 1,
  },
  {
    fault: "an execution role that is gone",
    answers: {
      GetRole: ({ RoleName }) => {
        if (RoleName === "deploy")
          return { Role: { Arn: "arn:aws:iam::123456789012:role/deploy" } };
        throw new AwsError("NoSuchEntityException", "no such role", 404);
      },
    },
    says: /fail {2}start of tasks +the role mcp-catalog-execution is gone/,
    code: 1,
  },
  {
    fault: "a certificate that is not issued",
    answers: issued({ Status: "PENDING_VALIDATION" }),
    lines: withDomain,
    says: /fail {2}domain +the certificate is PENDING_VALIDATION/,
    code: 1,
  },
  {
    fault: "a certificate for another name",
    answers: issued({ SubjectAlternativeNames: ["*.app.example.com", "example.com"] }),
    lines: withDomain,
    says: /fail {2}domain +the certificate is for \*\.app\.example\.com, example\.com, not for app\.example\.com/,
    code: 1,
  },
  {
    fault: "a certificate that ends soon",
    answers: issued({ NotAfter: Date.now() / 1000 + 10.5 * 86_400 }),
    lines: withDomain,
    says: /warn {2}domain +the certificate ends in 10 days/,
    code: 0,
  },
  {
    fault: "a name that DNS does not know",
    answers: issued(),
    lines: withDomain,
    io: { addressesOf: (host) => Promise.resolve(host === "app.example.com" ? [] : ["192.0.2.1"]) },
    says: /fail +DNS knows no address of app\.example\.com dig \+short app\.example\.com/,
    code: 1,
  },
  {
    fault: "a name that leads elsewhere",
    answers: issued(),
    lines: withDomain,
    io: {
      addressesOf: (host) =>
        Promise.resolve([host === "app.example.com" ? "192.0.2.9" : "192.0.2.1"]),
    },
    says: /warn +app\.example\.com leads to 192\.0\.2\.9, not to the/,
    code: 0,
  },
  {
    fault: "tasks that do not let the balancer in",
    answers: {
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [], [tcp(3000, "sg-tasks")]),
          group("sg-tasks", [tcp(8080, "sg-balancer"), tcp(3000, "sg-other")], [everywhere]),
        ],
      }),
    },
    says: /fail {2}network +no rule of the tasks' security group lets the balancer in on port 3000/,
    code: 1,
  },
  {
    fault: "a balancer that may not leave",
    answers: {
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [], [tcp(3000, "10.0.1.0/24")]),
          group("sg-tasks", [tcp(3000, "sg-balancer")], [everywhere]),
        ],
      }),
    },
    says: /fail {2}network +no rule of the balancer's security group lets it reach/,
    code: 1,
  },
  {
    fault: "tasks that may not leave",
    answers: {
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [], [tcp(3000, "10.0.0.0/16")]),
          group("sg-tasks", [tcp(3000, "10.0.0.0/16")], [tcp(5432, "0.0.0.0/0")]),
        ],
      }),
    },
    says: /fail +no rule of the tasks' security group lets them out on port 443/,
    code: 1,
  },
  {
    fault: "a NAT gateway that is gone",
    answers: { DescribeNatGateways: () => ({ natGatewaySet: [] }) },
    says: /fail +the NAT gateway nat-1 of subnet-a is gone/,
    code: 1,
  },
  {
    fault: "a route to a thing that is gone",
    answers: {
      DescribeRouteTables: () => routeTable({ networkInterfaceId: "eni-1", state: "blackhole" }),
    },
    says: /fail +the default route of subnet-a leads to eni-1, which is gone/,
    code: 1,
  },
  {
    fault: "an internet gateway without public addresses",
    answers: { DescribeRouteTables: () => routeTable({ gatewayId: "igw-1" }) },
    says: /fail +subnet-a leads to an internet gateway, and the tasks have no public address/,
    code: 1,
  },
  {
    fault: "no default route and too few endpoints",
    answers: {
      DescribeRouteTables: () => routeTable(undefined),
      DescribeVpcEndpoints: () => ({
        vpcEndpointSet: ["ecr.api", "ecr.dkr", "s3"].map((each) => ({
          serviceName: `com.amazonaws.us-east-1.${each}`,
          state: "available",
        })),
      }),
    },
    says: /fail +subnet-a has no default route, and no endpoint for logs, secretsmanager/,
    code: 1,
  },
  {
    fault: "a rollout that fails",
    answers: {},
    account: {
      deployments: [deployment(2, { rolloutState: "IN_PROGRESS", failedTasks: 3 }), deployment(1)],
    },
    says: /fail {2}service +2 of 2 tasks run catalog why prod/,
    code: 1,
  },
  {
    fault: "a shell that cannot be opened",
    answers: {},
    lines: "  exec: true\n  readOnlyRootFilesystem: false\n",
    says: /warn {2}shell +The AWS CLI is missing[^]*exec is false: pulumi config set exec true/,
    code: 0,
  },
  {
    fault: "a budget that is too low",
    answers: {},
    lines: "  budget:\n    monthly: 5\n",
    says: /fail {2}file +.*5[^]* catalog preview prod --cost/,
    code: 1,
  },
];

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

  it("takes nothing for missing before the first pulumi up", async () => {
    const empty: Answers = {
      GetRole: ({ RoleName }) => {
        if (RoleName === "deploy")
          return { Role: { Arn: "arn:aws:iam::123456789012:role/deploy" } };
        throw new AwsError("NoSuchEntityException", "no such role", 404);
      },
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
          text: "secretsmanager:ListSecrets: AccessDeniedException: User is not authorized",
        },
      ],
    );
  });

  it("asks the simulator about the stack's own names, with what AWS would know of the call", async () => {
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
