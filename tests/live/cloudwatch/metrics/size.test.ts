import assert from "node:assert/strict";
import { ask, denied, inputsOf } from "./asked";
import { usageAnswers } from "./server";
import { AwsError } from "../../support/cannedAws";

describe("The size of a service", () => {
  it("is that of the revision that should run, with the counts and the time of the last change", async () => {
    const { evidence } = await ask(usageAnswers({ architecture: "ARM64" }), new Date());
    assert.deepEqual(evidence.service, {
      state: "found",
      cpu: 512,
      memory: 1024,
      architecture: "ARM64",
      counts: { scaling: false, desired: 2 },
      since: evidence.usage?.from,
    });
  });

  it("has a minimum and a maximum if the service scales", async () => {
    const scaling = { MinCapacity: 2, MaxCapacity: 6 };
    const { evidence, calls } = await ask(usageAnswers({ scaling }), new Date());
    const { service } = evidence;
    assert.ok(service.state === "found");
    assert.deepEqual(service.counts, { scaling: true, minimum: 2, maximum: 6 });
    assert.deepEqual(inputsOf(calls, "DescribeScalableTargets"), [
      {
        ServiceNamespace: "ecs",
        ResourceIds: ["service/mcp-catalog-cluster/mcp-catalog-service"],
        ScalableDimension: "ecs:service:DesiredCount",
      },
    ]);
  });

  const days = (since: Date) => (Date.now() - since.getTime()) / 86_400_000;

  it("counts from an hour after the revision that introduced it, even if later ones have the same size", async () => {
    const earlier = [
      { memory: "1024", daysAgo: 4 },
      { memory: "2048", daysAgo: 9 },
    ];
    const { evidence } = await ask(usageAnswers({ daysAgo: 1, earlier }), new Date());
    assert.ok(evidence.service.state === "found");
    assert.ok(Math.abs(days(evidence.service.since) - (4 - 1 / 24)) < 0.01);
  });

  it("counts from the oldest revision that can be read", async () => {
    const answers = usageAnswers({ daysAgo: 5 });
    const { evidence } = await ask(
      {
        ...answers,
        DescribeTaskDefinition: (input) =>
          input["taskDefinition"] === "mcp-catalog:9"
            ? answers["DescribeTaskDefinition"]?.(input)
            : denied(),
      },
      new Date(),
    );
    assert.ok(evidence.service.state === "found");
    assert.ok(Math.abs(days(evidence.service.since) - 5) < 0.01);
    assert.deepEqual(evidence.unread, []);
  });

  it("is missing together with its service or cluster, and nothing else is asked then", async () => {
    const noCluster = () => {
      throw new AwsError("ClusterNotFoundException", "Cluster not found.");
    };
    for (const [what, DescribeServices] of [
      ["service", () => ({ services: [] })],
      ["cluster", noCluster],
    ] as const) {
      const { evidence, calls } = await ask({ ...usageAnswers(), DescribeServices });
      const { service } = evidence;
      assert.equal(service.state, "missing");
      assert.equal(service.what, what);
      assert.equal(calls.length, 1);
    }
  });

  for (const [operation, call] of [
    ["DescribeServices", "ecs:DescribeServices"],
    ["DescribeTaskDefinition", "ecs:DescribeTaskDefinition"],
    ["DescribeScalableTargets", "application-autoscaling:DescribeScalableTargets"],
    ["DescribeTargetGroups", "elasticloadbalancing:DescribeTargetGroups"],
    ["GetMetricData", "cloudwatch:GetMetricData"],
  ] as const) {
    it(`names ${call} if it is denied`, async () => {
      const { evidence } = await ask({ ...usageAnswers(), [operation]: denied });
      assert.deepEqual(
        evidence.unread.map(({ calls }) => calls),
        [[call]],
      );
      const unread = operation === "DescribeServices" || operation === "DescribeTaskDefinition";
      assert.equal(evidence.service.state, unread ? "unread" : "found");
    });
  }
});
