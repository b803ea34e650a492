import assert from "node:assert/strict";
import { allowTransition } from "../../../../components/fargateApp/service/transition";
import { fakeLive } from "../fakeLive";

const one = "arn:targetgroup/one";
const two = "arn:targetgroup/two";

/** A service's inputs as a hook gets them. */
function service(strategy: string, advanced: boolean, targetGroupArn = one) {
  const advancedConfiguration = {
    alternateTargetGroupArn: two,
    productionListenerRule: "arn:rule",
    roleArn: "arn:role",
  };
  return {
    deploymentConfiguration: { strategy },
    loadBalancers: [{ targetGroupArn, ...(advanced && { advancedConfiguration }) }],
  };
}

const rolling = service("ROLLING", false);
const both = service("ROLLING", true);
const shifts = ["BLUE_GREEN", "CANARY", "LINEAR"] as const;

/** A live system with a rule that has these weights, and the calls that it got. */
function weighing(...weights: readonly (readonly [string, number])[]) {
  const asked: string[] = [];
  const live = fakeLive({
    ruleWeights: (arn) => {
      asked.push(arn);
      return Promise.resolve(new Map(weights));
    },
  });
  return { live, asked };
}

const toStep = [
  "  pulumi config rm rollout --stack qa",
  "  pulumi config set --path rollout.strategy rolling --stack qa",
  "  pulumi config set --path rollout.alternateTargetGroup true --stack qa",
  "  pulumi up --stack qa",
];
const needsStep = {
  name: "Error",
  message: [
    "rollout.strategy: the service needs its second target group first, in a rolling deployment. Nothing was",
    "changed in it.",
    ...toStep,
    "and then, after another pulumi config rm rollout --stack qa, set the strategy again.",
  ].join("\n"),
};
const losesRequests = {
  name: "Error",
  message: [
    "rollout.alternateTargetGroup: the second target group has the traffic, and removing it would lose requests.",
    "Nothing was changed in the service. Keep it, which costs nothing:",
    ...toStep,
  ].join("\n"),
};

describe("allowTransition", () => {
  for (const strategy of shifts) {
    it(`refuses ${strategy} for a service with one target group, and names the step in between`, async () => {
      await assert.rejects(
        allowTransition(rolling, service(strategy, true), fakeLive(), "qa"),
        needsStep,
      );
    });

    it(`lets a service with two target groups change to ${strategy}, and back to rolling with both`, async () => {
      const shifting = service(strategy, true);
      await allowTransition(both, shifting, fakeLive(), "qa");
      await allowTransition(shifting, both, fakeLive(), "qa");
    });

    it(`lets a new service start with ${strategy}`, async () => {
      await allowTransition(undefined, service(strategy, true), fakeLive(), "qa");
    });
  }

  it("lets a rolling service get a second target group, which is the step in between", async () => {
    await allowTransition(rolling, both, fakeLive(), "qa");
  });

  it("asks nobody if the strategy does not change, or if the service is deleted", async () => {
    for (const [olds, news] of [
      [rolling, rolling],
      [both, both],
      [service("CANARY", true), service("LINEAR", true)],
      [both, undefined],
    ] as const) {
      await allowTransition(olds, news, fakeLive(), "qa");
    }
  });

  for (const strategy of ["ROLLING", ...shifts]) {
    const olds = service(strategy, true);

    it(`lets the second target group of ${strategy} go if it has no traffic`, async () => {
      for (const weights of [
        [
          [one, 100],
          [two, 0],
        ],
        [[one, 100]],
        [
          [one, 1],
          [two, 0],
        ],
      ] as const) {
        const { live, asked } = weighing(...weights);
        await allowTransition(olds, rolling, live, "qa");
        assert.deepEqual(asked, ["arn:rule"]);
      }
    });

    it(`keeps the second target group of ${strategy} if it has some or all of the traffic`, async () => {
      for (const weights of [
        [
          [one, 0],
          [two, 100],
        ],
        [
          [one, 99],
          [two, 1],
        ],
        [[two, 100]],
      ] as const) {
        const { live } = weighing(...weights);
        await assert.rejects(allowTransition(olds, rolling, live, "qa"), losesRequests);
      }
    });
  }

  it("looks at the weight of the target group that stays", async () => {
    const { live } = weighing([one, 100], [two, 0]);
    await assert.rejects(
      allowTransition(both, service("ROLLING", false, "arn:targetgroup/new"), live, "qa"),
      losesRequests,
    );
  });

  it("refuses the change if the weights cannot be read", async () => {
    const live = fakeLive({ ruleWeights: () => Promise.reject(new Error("AccessDenied")) });
    await assert.rejects(allowTransition(both, rolling, live, "qa"), /^Error: AccessDenied$/);
  });
});
