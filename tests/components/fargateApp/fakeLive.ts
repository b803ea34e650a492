import type { Live } from "../../../components/live";

/** A live system that answers what it is told to, and refuses all else, so that a test shows what it asks. */
export function fakeLive(answers: Partial<Live> = {}): Live {
  const unasked = (name: string) => () => Promise.reject(new Error(`nobody may ask ${name}`));
  return {
    imagePlatforms: unasked("imagePlatforms"),
    imageOf: unasked("imageOf"),
    diagnose: unasked("diagnose"),
    serviceNow: () => Promise.resolve(undefined),
    rollBack: unasked("rollBack"),
    runTask: unasked("runTask"),
    ruleWeights: unasked("ruleWeights"),
    foreignRules: unasked("foreignRules"),
    targetCount: unasked("targetCount"),
    setListenerAttributes: () => Promise.resolve(),
    takenNames: unasked("takenNames"),
    httpStatus: unasked("httpStatus"),
    sleep: unasked("sleep"),
    ...answers,
  };
}
