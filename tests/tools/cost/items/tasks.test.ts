import assert from "node:assert/strict";
import { costIn, line, made, monthly, service, target } from "../fixture";

describe("The cost of tasks", () => {
  it("follows their size", () => {
    const cost = costIn(service({ desiredCount: 3 }, { cpu: "1024", memory: "4096" }));
    // 3 × 730 × (0.04048 + 4 × 0.004445)
    assert.deepEqual(monthly(cost, "Fargate X86_64, 1 vCPU and 4 GB"), [127.59, 127.59]);
  });

  it("has storage beyond the free 20 GB", () => {
    const cost = costIn(service({ desiredCount: 1 }, { ephemeralStorage: { sizeInGib: 50 } }));
    // 9.010025 + 730 × 30 × 0.000111
    assert.deepEqual(monthly(cost, "Fargate"), [11.44, 11.44]);
  });

  it("is that of x86 if the task definition names no CPU", () => {
    const cost = costIn(service({}, { runtimePlatform: undefined }));
    assert.deepEqual(monthly(cost, "Fargate X86_64"), [18.02, 18.02]);
  });

  it("goes from the fewest to the most tasks that scaling allows, whatever desiredCount says", () => {
    const cost = costIn([
      ...service({ networkConfiguration: { assignPublicIp: true } }),
      target(1, 6),
    ]);
    assert.deepEqual(monthly(cost, "Fargate"), [9.01, 54.06]);
    assert.deepEqual(monthly(cost, "public IPv4"), [3.65, 21.9]);
    assert.deepEqual(cost.total, { floor: 12.66, ceiling: 75.96 });
  });

  it("does not use another service's target", () => {
    const other = {
      ...target(1, 6),
      inputs: { ...target(1, 6).inputs, resourceId: "service/cluster/other" },
    };
    assert.deepEqual(monthly(costIn([...service(), other]), "Fargate"), [18.02, 18.02]);
  });

  it("has no price if the service does not run on Fargate, or its tasks' size is not known", () => {
    const elsewhere = costIn(
      service({ capacityProviderStrategies: [{ capacityProvider: "ec2", weight: 1 }] }),
    );
    assert.equal(
      line(elsewhere, "Tasks").basis,
      "no price for where app-service runs: neither FARGATE nor FARGATE_SPOT",
    );
    const windows = costIn(
      service({}, { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
    );
    assert.equal(line(windows, "Tasks").basis, "the size of the tasks of app-service is not known");
    assert.deepEqual([elsewhere.unknown, windows.unknown, windows.total.ceiling], [1, 1, 0]);
  });
});

describe("The share of Spot", () => {
  const strategies = (base: number, fargate: number, spot: number) => [
    { capacityProvider: "FARGATE", base, weight: fargate },
    { capacityProvider: "FARGATE_SPOT", base: 0, weight: spot },
  ];
  // 730 × (0.25 × 0.01288871 + 0.5 × 0.00141527) = 2.8687…
  const spot = "Fargate Spot X86_64, 0.25 vCPU and 0.5 GB";

  it("applies to the tasks after the base", () => {
    const cost = costIn(
      service({ desiredCount: 5, capacityProviderStrategies: strategies(1, 1, 3) }),
    );
    assert.deepEqual(line(cost, "Fargate X86_64").quantity, { floor: 2, ceiling: 2 });
    assert.deepEqual(line(cost, spot).quantity, { floor: 3, ceiling: 3 });
    assert.deepEqual(monthly(cost, "Fargate X86_64"), [18.02, 18.02]);
    assert.deepEqual(monthly(cost, spot), [8.61, 8.61]);
    assert.match(line(cost, spot).note ?? "", /the price of [\d-]+: Spot prices vary/);
  });

  it("is 0 if there are no more tasks than the base", () => {
    const resources = service({ desiredCount: 1, capacityProviderStrategies: strategies(2, 0, 1) });
    const cost = costIn(resources);
    assert.deepEqual(
      cost.lines.map(({ item }) => item),
      ["Fargate X86_64, 0.25 vCPU and 0.5 GB"],
    );
    const scaled = costIn([...resources, target(1, 4)]);
    assert.deepEqual(line(scaled, "Fargate X86_64").quantity, { floor: 1, ceiling: 2 });
    assert.deepEqual(line(scaled, spot).quantity, { floor: 0, ceiling: 2 });
  });

  it("can be all tasks", () => {
    const cost = costIn(
      service({ desiredCount: 1, capacityProviderStrategies: strategies(0, 0, 1) }),
    );
    assert.deepEqual(
      cost.lines.map(({ item, monthly: amount }) => [item, amount?.floor]),
      [[spot, 2.87]],
    );
  });

  it("has prices of its own on ARM64, 2.30 a task", () => {
    const arm = { runtimePlatform: { cpuArchitecture: "ARM64" } };
    const cost = costIn(
      service({ desiredCount: 1, capacityProviderStrategies: strategies(0, 0, 1) }, arm),
    );
    assert.deepEqual(monthly(cost, "Fargate Spot ARM64"), [2.3, 2.3]);
  });

  it("can be the base", () => {
    const cost = costIn(
      service({
        desiredCount: 3,
        capacityProviderStrategies: [
          { capacityProvider: "FARGATE_SPOT", base: 2, weight: 0 },
          { capacityProvider: "FARGATE", weight: 1 },
        ],
      }),
    );
    assert.deepEqual(line(cost, spot).quantity, { floor: 2, ceiling: 2 });
  });
});

describe("Target tracking", () => {
  it("makes two alarms, which cost", () => {
    const policy = (policyType: string) =>
      made("aws:appautoscaling/policy:Policy", policyType, { policyType });
    const cost = costIn([
      ...service(),
      target(1, 2),
      policy("TargetTrackingScaling"),
      policy("StepScaling"),
    ]);
    assert.deepEqual(monthly(cost, "alarms"), [0.2, 0.2]);
    assert.equal(line(cost, "alarms").note, "2 of them made by scaling");
  });
});
