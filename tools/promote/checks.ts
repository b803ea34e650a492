import type { Platform } from "../../components/image/types";
import type { Findings } from "../../live/ecr/images";
import type { Release } from "../../live/releases/collect";
import { fail, ok, type Line } from "../doctor/types";
import type { Baked } from "../push/baked";
import { findingsText, isAbove } from "../push/text";
import { ago } from "../why/clock";

/** The result of a check, without its name. */
type Said = Omit<Line, "check">;

/** ECS's words for a deployment that has not ended. */
const going = [
  "PENDING",
  "IN_PROGRESS",
  "STOP_REQUESTED",
  "ROLLBACK_REQUESTED",
  "ROLLBACK_IN_PROGRESS",
];

/** Whether the source runs what its newest deployment asked for. `releases` begins with the newest. */
export function checkDeployment(releases: readonly Release[], stack: string, now: Date): Said {
  const [newest] = releases;
  if (newest === undefined || !releases.some((each) => each.running)) {
    return fail(
      `ECS remembers no deployment of what ${stack} runs: it keeps them for 90 days`,
      `catalog redeploy ${stack}`,
    );
  }
  const { revision, status, reason, finishedAt, at } = newest;
  const when = finishedAt ?? at;
  const then = when === undefined ? "" : `, ${ago(when, now)}`;
  if (going.includes(status)) {
    return fail(
      `${revision} is being deployed to ${stack}${then}`,
      `catalog status ${stack} --watch`,
    );
  }
  if (status === "SUCCESSFUL" && newest.running) return ok(`${revision} succeeded${then}`);
  const words = status.toLowerCase().replaceAll("_", " ");
  const because = reason === undefined || reason === "" ? "" : `: ${reason}`;
  return fail(
    `the newest one of ${stack}, ${revision}, was not good${then}: ${words}${because}`,
    `catalog why ${stack}`,
  );
}

/** Whether the image is for the CPU of the target. */
export function checkPlatform(
  platforms: readonly string[] | undefined,
  wanted: Platform,
  target: string,
): Said {
  if (platforms === undefined) return unasked("ECR does not say which CPU the image is for");
  const has = platforms.join(", ");
  if (platforms.includes(wanted)) return ok(`${has}, as ${target} wants it`);
  return fail(
    `the image is for ${has}, and ${target} wants ${wanted}`,
    `give both stacks the same image.platform`,
  );
}

/** Whether ECR's findings are less severe than a limit; undefined if there is no limit. */
export function checkFindings(findings: Findings | undefined, limit: string | undefined): Said {
  if (limit === undefined) return ok("not asked for (--scan none)");
  if (findings === undefined) {
    return unasked("ECR has not scanned the image yet, or the scan has not ended", "ask again");
  }
  const found = findingsText(findings);
  const bound = limit.toLowerCase();
  return isAbove(findings, limit)
    ? fail(`${found}: none may be ${bound} or worse`, "--scan <severity> sets another limit")
    : ok(found);
}

/** The values in which the two stacks differ, and those of them that the image contains. */
export interface ValueFacts {
  readonly names: readonly string[];
  /** Undefined if a layer could not be read. */
  readonly baked: Baked | undefined;
  /** Names of values that are not compiled in, according to the person who runs the command. */
  readonly accepted: readonly string[];
}

/** Whether the image has values of the source that the target does not share. */
export function checkValues(
  { names, baked, accepted }: ValueFacts,
  stack: string,
  target: string,
): Said {
  if (names.length === 0) return ok(`${stack} and ${target} have the same values at build time`);
  if (baked === undefined) return unasked("a layer of the image is compressed in an unknown way");
  const found = baked.found.filter(({ name }) => !accepted.includes(name));
  const untold = baked.untold.filter((name) => !accepted.includes(name));
  const [first] = found;
  if (first !== undefined) {
    const files = found.map(({ name, file }) => `${name} of ${stack} is compiled in: ${file}`);
    return fail(files.join("; "), "read them at run time: examples/next/README.md");
  }
  if (untold.length > 0) {
    return fail(
      `${untold.join(", ")}: too short or too common to find in the image, and no script reads it at run time`,
      `--accept ${untold.join(",")} if none is compiled in`,
    );
  }
  const looked = names.filter((name) => !accepted.includes(name));
  const vouched = names.filter((name) => accepted.includes(name));
  const parts = [
    ...(looked.length > 0 ? [`${looked.join(", ")}: no value of ${stack} is compiled in`] : []),
    ...(vouched.length > 0 ? [`accepted without proof: ${vouched.join(", ")}`] : []),
  ];
  return ok(parts.join("; "));
}

/** Whether the target's registry may get the tag. */
export function checkTag(tag: string, there: string | undefined, digest: string): Said {
  if (there === undefined) return ok(`${tag} is free`);
  if (there === digest) return ok(`${tag} is there, with this digest`);
  return fail(
    `${tag} is there with another digest, ${there.slice(0, 19)}, and a version never changes`,
    "--tag <version> gives another name",
  );
}

function unasked(text: string, next?: string): Said {
  return { state: "unasked", text, ...(next === undefined ? {} : { next }) };
}
