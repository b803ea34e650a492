import { plural } from "../../../../components/common/text/plural";
import type { Rule } from "../symptoms";

const underWay = ["PROVISIONING", "PENDING", "ACTIVATING"];

/**
 * Tasks are being started, and nothing has failed.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export const starting: Rule = ({ evidence }) => {
  const groups = evidence.current.filter(({ lastStatus }) => underWay.includes(lastStatus));
  if (groups.length === 0) return undefined;
  const count = groups.reduce((sum, each) => sum + each.count, 0);
  const states = [...new Set(groups.map(({ lastStatus }) => lastStatus))].join(", ");
  return {
    happened: `${plural(count, "task")} ${count === 1 ? "is" : "are"} being started (${states}), and nothing has failed.`,
    todo: "Ask again in some minutes.",
  };
};
