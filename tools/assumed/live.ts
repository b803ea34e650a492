import type { Live } from "../../components/live";

/** A live system that nobody asks: an image may be for any CPU, whatever is asked for runs and answers. */
export function assumedLive(): Live {
  return {
    imagePlatforms: () => Promise.resolve(undefined),
    imageOf: () => Promise.resolve(undefined),
    diagnose: () => Promise.resolve("nobody was asked"),
    serviceNow: () => Promise.resolve(undefined),
    rollBack: () => Promise.resolve(false),
    runTask: () => Promise.resolve({ exitCode: 0, reason: "" }),
    ruleWeights: () => Promise.resolve(new Map<string, number>()),
    foreignRules: () => Promise.resolve([]),
    targetCount: () => Promise.resolve(0),
    setListenerAttributes: () => Promise.resolve(),
    takenNames: () => Promise.resolve({ taken: [], unread: [] }),
    httpStatus: () => Promise.reject(new Error("nobody was asked")),
    sleep: () => Promise.resolve(),
  };
}
