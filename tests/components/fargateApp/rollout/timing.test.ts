import assert from "node:assert/strict";
import { deriveTiming, type AppTimes, type Timing } from "../../../../components/fargateApp";

/** Every pair of times that a stack file may have, in steps that include each limit. */
function* everyApp(): Generator<AppTimes> {
  const longest = [...Array.from({ length: 180 }, (_, i) => i + 1), 300, 900, 1800, 3599, 3600];
  for (const longestRequestSeconds of longest) {
    for (let startUpSeconds = 1; startUpSeconds <= 300; startUpSeconds += 1) {
      yield { longestRequestSeconds, startUpSeconds };
    }
  }
}

/** Fails with the times of the first app that breaks a condition. */
function always(holds: (timing: Timing, app: AppTimes) => boolean): void {
  for (const app of everyApp()) {
    const timing = deriveTiming(app);
    assert.ok(holds(timing, app), JSON.stringify({ app, timing }));
  }
}

describe("deriveTiming", () => {
  it("is quick for an app that starts in 5 seconds and answers within 15", () => {
    assert.deepEqual(deriveTiming({ longestRequestSeconds: 15, startUpSeconds: 5 }), {
      balancerCheck: {
        intervalSeconds: 5,
        timeoutSeconds: 3,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
      containerCheck: {
        intervalSeconds: 10,
        timeoutSeconds: 5,
        unhealthyThreshold: 3,
        startPeriodSeconds: 30,
      },
      gracePeriodSeconds: 30,
      deregistrationDelaySeconds: 15,
      stopTimeoutSeconds: 30,
      idleTimeoutSeconds: 60,
      keepAliveSeconds: 65,
    });
  });

  it("is patient with an app that starts in 100 seconds and answers within 100", () => {
    assert.deepEqual(deriveTiming({ longestRequestSeconds: 100, startUpSeconds: 100 }), {
      balancerCheck: {
        intervalSeconds: 5,
        timeoutSeconds: 3,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
      containerCheck: {
        intervalSeconds: 10,
        timeoutSeconds: 5,
        unhealthyThreshold: 3,
        startPeriodSeconds: 300,
      },
      gracePeriodSeconds: 300,
      deregistrationDelaySeconds: 100,
      stopTimeoutSeconds: 115,
      idleTimeoutSeconds: 105,
      keepAliveSeconds: 110,
    });
  });

  it("allows a start three times its usual time, and at least half a minute", () => {
    for (const [startUpSeconds, gracePeriodSeconds] of [
      [1, 30],
      [10, 30],
      [11, 33],
      [300, 900],
    ] as const) {
      const timing = deriveTiming({ longestRequestSeconds: 15, startUpSeconds });
      assert.equal(timing.gracePeriodSeconds, gracePeriodSeconds);
    }
    always(
      ({ gracePeriodSeconds }, { startUpSeconds }) =>
        gracePeriodSeconds >= 3 * startUpSeconds && gracePeriodSeconds >= 30,
    );
  });

  it("counts no failure of the container's check while the service ignores it, as far as ECS allows", () => {
    always(
      ({ containerCheck, gracePeriodSeconds }) =>
        containerCheck.startPeriodSeconds === Math.min(300, gracePeriodSeconds),
    );
  });

  it("lets every request end that a leaving task has begun", () => {
    always(
      ({ deregistrationDelaySeconds }, { longestRequestSeconds }) =>
        deregistrationDelaySeconds >= longestRequestSeconds,
    );
  });

  it("gives a task that Spot stops as long as its requests need, up to Fargate's limit of two minutes", () => {
    always(
      ({ stopTimeoutSeconds }, { longestRequestSeconds }) =>
        stopTimeoutSeconds === Math.min(120, longestRequestSeconds + 15),
    );
  });

  it("closes no connection with a request under way", () => {
    always(
      ({ idleTimeoutSeconds }, { longestRequestSeconds }) =>
        idleTimeoutSeconds > longestRequestSeconds && idleTimeoutSeconds >= 60,
    );
  });

  it("makes the balancer close an idle connection before the app does, which would cause a 502", () => {
    always(({ keepAliveSeconds, idleTimeoutSeconds }) => keepAliveSeconds > idleTimeoutSeconds);
  });

  it("ends each check before the next begins", () => {
    always(({ balancerCheck, containerCheck }) =>
      [balancerCheck, containerCheck].every(
        ({ timeoutSeconds, intervalSeconds }) => timeoutSeconds < intervalSeconds,
      ),
    );
  });

  it("lets a task that starts in its usual time become healthy within the grace period", () => {
    always(({ balancerCheck, gracePeriodSeconds }, { startUpSeconds }) => {
      const { intervalSeconds, healthyThreshold } = balancerCheck;
      return startUpSeconds + intervalSeconds * healthyThreshold <= gracePeriodSeconds;
    });
  });

  it("stays within what AWS accepts", () => {
    always(({ balancerCheck, containerCheck, ...timing }) =>
      [
        within(balancerCheck.intervalSeconds, 5, 300),
        within(balancerCheck.timeoutSeconds, 2, 120),
        within(balancerCheck.healthyThreshold, 2, 10),
        within(balancerCheck.unhealthyThreshold, 2, 10),
        within(containerCheck.intervalSeconds, 5, 300),
        within(containerCheck.timeoutSeconds, 2, 60),
        within(containerCheck.unhealthyThreshold, 1, 10),
        within(containerCheck.startPeriodSeconds, 0, 300),
        within(timing.stopTimeoutSeconds, 2, 120),
        within(timing.deregistrationDelaySeconds, 0, 3600),
        within(timing.idleTimeoutSeconds, 1, 4000),
      ].every(Boolean),
    );
  });
});

function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
