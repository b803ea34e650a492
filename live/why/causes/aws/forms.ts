import { firstMatch, type Finding, type Rule, type Symptoms } from "../symptoms";

/** A pattern of AWS's messages, and what it means. */
export interface Form {
  readonly pattern: RegExp;
  readonly finding: (match: RegExpExecArray, symptoms: Symptoms) => Finding | undefined;
}

/** A rule that looks for the first of these patterns in AWS's reasons and events. */
export function ruleOf(forms: readonly Form[]): Rule {
  return (symptoms) => {
    const texts = [...symptoms.reasons, ...symptoms.events];
    for (const { pattern, finding } of forms) {
      const match = firstMatch(texts, pattern);
      const found = match && finding(match, symptoms);
      if (found) return found;
    }
    return undefined;
  };
}
