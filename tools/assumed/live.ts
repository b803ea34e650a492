import type { Live } from "../../components/common/live";

/**
 * A live system that asks nobody: an image has any CPU that the settings ask for, and everything runs and answers.
 * Before the run, there is no service.
 */
export function assumedLive(): Live {
  let looks = 0;
  return {
    accountId: () => Promise.resolve(undefined),
    credentialLife: () => Promise.resolve({ as: "unknown" }),
    imagePlatforms: () => Promise.resolve(undefined),
    imageOf: () => Promise.resolve(undefined),
    diagnose: () => Promise.resolve("nobody was asked"),
    serviceNow: () => {
      looks += 1;
      return Promise.resolve(looks <= looksBefore ? undefined : afterwards);
    },
    crashedTasks: () => Promise.resolve(0),
    deploy: () => Promise.resolve(),
    rollBack: () => Promise.resolve(false),
    runTask: () => Promise.resolve({ exitCode: 0, reason: "" }),
    ruleWeights: () => Promise.resolve(new Map<string, number>()),
    foreignRules: () => Promise.resolve([]),
    showsPage: () => Promise.resolve(false),
    targetCount: () => Promise.resolve(0),
    setListenerAttributes: () => Promise.resolve(),
    takenNames: () => Promise.resolve({ taken: [], unread: [] }),
    restoreSecret: () => Promise.resolve(),
    unmarkSecret: () => Promise.resolve(),
    muteAlarms: () => Promise.resolve(0),
    noteRelease: () => Promise.resolve(),
    httpStatus: () => Promise.reject(new Error("nobody was asked")),
    existingNetwork: () => Promise.resolve(undefined),
    quotas: () => Promise.resolve({ found: [], unread: [] }),
    patience: 60,
    sleep: () => Promise.resolve(),
  };
}

/** How often the program looks for the service before it makes it: once for its count, and once for the rest. */
const looksBefore = 2;

/** A service after a rollout without errors. */
const afterwards = {
  desiredCount: 0,
  obeyedCount: undefined,
  capacity: undefined,
  alarmNames: [],
  bakeMinutes: 0,
  targetGroupArns: [],
  deployment: undefined,
};
