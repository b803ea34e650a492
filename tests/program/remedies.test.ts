import assert from "node:assert/strict";
import type { CauseName } from "../../live/why";
import { json, type Run } from "../support/program";
import { runCommitted } from "../support/stack";
import { types } from "./definition";

/** A setting that `npx catalog why` recommends, and what the program must then do so that the cause is gone. */
interface Remedy {
  readonly cause: CauseName;
  readonly settings: readonly string[];
  /** The settings before; by default, those of the committed stack file. */
  readonly instead?: readonly string[];
  readonly value: (run: Run) => unknown;
  readonly expected: unknown;
}

type Inputs = Readonly<Record<string, unknown>>;

function container(run: Run): Inputs {
  const [first] = json(run.one(types.task), "containerDefinitions") as Inputs[];
  assert.ok(first);
  return first;
}

function input(run: Run, type: string, key: string): unknown {
  return run.one(type).inputs[key];
}

function egress(run: Run): unknown {
  return run
    .all(types.egress)
    .flatMap(({ name, inputs }) =>
      name.includes("tasks-to-world") || inputs["cidrIpv4"] === "0.0.0.0/0" ? inputs["toPort"] : [],
    );
}

function existing(assignPublicIp: boolean): string {
  const subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
  return `network=${JSON.stringify({
    mode: "existing",
    vpcId: "vpc-0123456789abcdef0",
    balancerSubnetIds: subnets,
    taskSubnetIds: subnets,
    assignPublicIp,
  })}`;
}

const policy = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

const remedies: readonly Remedy[] = [
  {
    cause: "memory",
    settings: ["memory=1024"],
    value: (run) => input(run, types.task, "memory"),
    expected: "1024",
  },
  {
    cause: "capacity",
    settings: ["cpu=512", "memory=1024"],
    value: (run) => input(run, types.task, "cpu"),
    expected: "512",
  },
  {
    cause: "capacity",
    settings: ["desiredCount=1"],
    instead: ["desiredCount=2"],
    value: (run) => input(run, types.service, "desiredCount"),
    expected: 1,
  },
  {
    cause: "spot",
    settings: ['spot={"share":50,"base":1}'],
    value: (run) =>
      (input(run, types.service, "capacityProviderStrategies") as Inputs[]).map(
        ({ capacityProvider, base, weight }) => [capacityProvider, base, weight],
      ),
    expected: [
      ["FARGATE", 1, 50],
      ["FARGATE_SPOT", 0, 50],
    ],
  },
  {
    cause: "port",
    settings: ["containerPort=8080"],
    value: (run) => [
      input(run, types.targetGroup, "port"),
      (container(run)["portMappings"] as Inputs[])[0]?.["containerPort"],
      (container(run)["environment"] as Inputs[]).find(({ name }) => name === "PORT")?.["value"],
    ],
    expected: [8080, 8080, "8080"],
  },
  {
    cause: "slow start",
    settings: ["startUpSeconds=150"],
    value: (run) => Number(input(run, types.service, "healthCheckGracePeriodSeconds")) >= 150,
    expected: true,
  },
  {
    cause: "answer",
    settings: ["healthCheck.path=/ok"],
    value: (run) => (input(run, types.targetGroup, "healthCheck") as Inputs)["path"],
    expected: "/ok",
  },
  {
    cause: "container check",
    settings: ['healthCheck={"command":["CMD","/app/check"]}'],
    value: (run) => (container(run)["healthCheck"] as Inputs)["command"],
    expected: ["CMD", "/app/check"],
  },
  {
    cause: "files",
    settings: ['writablePaths=["/tmp","/app/data"]'],
    value: (run) =>
      (container(run)["mountPoints"] as Inputs[]).map(({ containerPath }) => containerPath),
    expected: ["/app/data", "/tmp"],
  },
  {
    cause: "files",
    settings: ["readOnlyRootFilesystem=false"],
    value: (run) => container(run)["readonlyRootFilesystem"],
    expected: false,
  },
  {
    cause: "files",
    settings: ["user=1069:1069"],
    value: (run) => container(run)["user"],
    expected: "1069:1069",
  },
  {
    cause: "architecture",
    settings: ["image.platform=linux/arm64"],
    value: (run) => (input(run, types.task, "runtimePlatform") as Inputs)["cpuArchitecture"],
    expected: "ARM64",
  },
  {
    cause: "database",
    settings: ["egressPorts=[443, 5432]"],
    value: egress,
    expected: [443, 5432],
  },
  {
    cause: "forbidden",
    settings: [`iam={"taskPolicyArns":["${policy}"]}`],
    value: (run) => run.all(types.rolePolicyAttachment).map(({ inputs }) => inputs["policyArn"]),
    expected: [policy],
  },
  {
    cause: "variable",
    settings: ["environment.LOG_LEVEL=debug"],
    value: (run) =>
      (container(run)["environment"] as Inputs[]).find(({ name }) => name === "LOG_LEVEL")?.[
        "value"
      ],
    expected: "debug",
  },
  {
    cause: "no route",
    settings: [existing(true)],
    instead: [existing(false)],
    value: (run) => (input(run, types.service, "networkConfiguration") as Inputs)["assignPublicIp"],
    expected: true,
  },
];

describe("A setting that npx catalog why recommends", () => {
  for (const { cause, settings, instead, value, expected } of remedies) {
    it(`does what the remedy of "${cause}" promises: ${settings.join(", ").slice(0, 60)}`, async () => {
      assert.notDeepEqual(value(await runCommitted("dev", instead)), expected, "so it was already");
      assert.deepEqual(value(await runCommitted("dev", settings)), expected);
    });
  }
});
