import { onlyOn } from "../../../live/balancing/pausePage/onlyOn";
import { unreadLine } from "../../../live/calls/errors";
import { fail, ok, warn, type Check, type Line, type Patient } from "../types";

/** The state of the service, as `status` judges it. */
export const service: Check = {
  name: "service",
  lines: ({ status, stack }) =>
    Promise.resolve([
      ...standing(status, stack),
      ...status.unread.map((each) => ({ state: "unasked" as const, text: unreadLine(each) })),
    ]),
};

function standing(
  { state, tasks, answer, pageListeners: page }: Patient["status"],
  stack: string,
): readonly Omit<Line, "check">[] {
  const counts = tasks && `${tasks.running} of ${tasks.wanted} tasks run`;
  const why = `catalog why ${stack}`;
  const resume = `catalog resume ${stack}`;
  const shown = page ? `, and people get the page of a pause${onlyOn(page)}` : "";
  switch (state) {
    case "well":
      return [ok(counts ?? "it runs")];
    case "limping":
      return tasks?.wanted === 0
        ? [warn(`it is paused${shown}`, resume)]
        : [warn(`${counts ?? "it runs"}, and something is not well`, why)];
    case "wrong": {
      if (counts === undefined) {
        return [
          warn("there is none: it was never deployed, or it was deleted", `pulumi up -s ${stack}`),
        ];
      }
      if (page) return [fail(`${counts}${shown}`, resume)];
      const silent = answer && "error" in answer ? ", and the app gives no answer" : "";
      return [fail(`${counts}${silent}`, why)];
    }
    case "unread":
      return [];
  }
}

/** Differences between what runs and the stack's file, as `status` finds them. */
export const drift: Check = {
  name: "file",
  lines: ({ status: { differs, tasks }, preview, stack }) => {
    const over =
      preview.budget?.state === "over"
        ? [fail(preview.budget.message, `catalog preview ${stack} --cost`)]
        : [];
    const warnings = differs.map((each) => warn(each, `catalog diff ${stack}`));
    const all = [...over, ...warnings];
    const same = tasks === undefined ? "it is valid" : "what runs is what it says";
    return Promise.resolve(all.length > 0 ? all : [ok(`Pulumi.${stack}.yaml: ${same}`)]);
  },
};
