import { setTimeout as sleep } from "node:timers/promises";
import { noteFailures } from "../../../live/ask";
import type { ClientConfig } from "../../../live/clients";
import type { ServiceState } from "../../../live/ecs/pause";
import { unreadLine } from "../../../live/errors";
import type { PageFile } from "../../pause/pageFile";
import { placesFor } from "../../pause/places";
import type { PausableStack } from "../../stack/tasksOfStack";
import { CommandFailure } from "../../text/failure";
import { Interrupted } from "../catalog/interrupted";
import type { Io } from "../catalog/io";

/** A page to show, and whose requests get it. */
export interface PageToShow {
  readonly file: PageFile;
  /** Host name of the app if others use its load balancer, too; undefined for all requests. */
  readonly hostName: string | undefined;
}

interface Account {
  readonly client: ClientConfig;
  readonly stack: PausableStack;
  readonly groups: ServiceState["groups"];
}

/** A change of the load balancer that has been checked, and not been made. */
interface Prepared {
  /** Makes the change. Raises a RefusedCall. */
  readonly make: () => Promise<void>;
}

/** Finds out how a page can be shown. Raises a CommandFailure if it cannot be; rejects if AWS refuses. */
export async function preparePage(
  { client, stack, groups }: Account,
  { file, hostName }: PageToShow,
): Promise<Prepared> {
  const { readDoor, showPage } = await import("../../../live/pausePage");
  const { stackTags } = stack;
  const door = await readDoor(client, groups, stackTags);
  const places = placesFor(door, hostName, stack.stack);
  return {
    make: async () => {
      for (const { listener, number } of places) {
        await showPage(client, listener, number, { page: file, hostName, stackTags });
      }
    },
  };
}

/** The pages of an earlier pause. */
export interface LeftPages {
  /** ARNs of the rules. */
  readonly rules: readonly string[];
  /** Why AWS did not say whether there are any; undefined if it did. */
  readonly unread: string | undefined;
}

/** Finds the pages of an earlier pause. Never rejects: a service can be resumed without knowing them. */
export async function leftPages({ client, stack, groups }: Account): Promise<LeftPages> {
  const { readPages } = await import("../../../live/pausePage");
  const { ask, unread } = noteFailures();
  const rules = await readPages(client, groups, stack.stackTags, ask);
  return { rules, unread: unread.length === 0 ? undefined : unread.map(unreadLine).join("; ") };
}

/**
 * Removes pages once the load balancer has a healthy target, or at once if no task is wanted. Raises a CommandFailure
 * after 300 looks, which take 15 minutes with the pace of a process, an Interrupted after Ctrl-C, and a RefusedCall. The pages are then left.
 */
export async function replacePages(
  { client, stack, groups }: Account,
  rules: readonly string[],
  wanted: number,
  io: Pick<Io, "err" | "pace" | "signal">,
  looks = 300,
): Promise<string> {
  const { healthyTargets, removePages } = await import("../../../live/pausePage");
  if (wanted > 0) {
    io.err("The page stays until a task is healthy …\n");
    await waitUntil(async () => (await healthyTargets(client, groups)) > 0, looks, stack.stack, io);
  }
  await removePages(client, rules);
  return wanted > 0 ? "removed: a task is healthy" : "removed";
}

async function waitUntil(
  isDone: () => Promise<boolean>,
  looks: number,
  stack: string,
  { pace, signal }: Pick<Io, "pace" | "signal">,
): Promise<void> {
  for (let look = 1; look <= looks; look += 1) {
    if (await isDone()) return;
    await sleep(pace, undefined, { signal }).catch(() => {
      throw new Interrupted(
        "The tasks start without this command, and the page is left. Once they are healthy,\n" +
          `this removes it: npx catalog resume ${stack}`,
      );
    });
  }
  throw new CommandFailure(
    "No task is healthy after 15 minutes, so the page is left in front of the app.\n" +
      `npx catalog why ${stack} says what is wrong; npx catalog resume ${stack} then removes the page.`,
  );
}
