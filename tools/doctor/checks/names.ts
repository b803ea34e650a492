import { removal } from "../../../components/account/takenNames/removal";
import { takenLabel } from "../../../components/account/takenNames";
import { fixedNames } from "../../../fixedNames";
import { takenNames } from "../../../live/account/names";
import { fail, ok, type Check, type Line } from "../types";

/** Whether something else uses a name that the stack needs. */
export const names: Check = {
  name: "names",
  lines: async ({ config, settings }) => {
    const wanted = fixedNames(settings);
    const { taken, unread } = await takenNames(config, wanted, settings.stackTags);
    const refused = unread.map((text): Omit<Line, "check"> => ({ state: "unasked", text }));
    const found = taken.map((each) =>
      fail(`taken: ${takenLabel(each)}`, `${removal(each)} --region ${settings.aws.region}`),
    );
    if (found.length > 0 || refused.length > 0) return [...found, ...refused];
    return [ok(`none of ${wanted.length} names is taken by another stack or person`)];
  },
};
