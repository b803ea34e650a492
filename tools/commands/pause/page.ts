import { setTimeout as sleep } from "node:timers/promises";
import { noteFailures } from "../../../live/calls/ask";
import type { ClientConfig } from "../../../live/calls/clients";
import type { ServiceState } from "../../../live/ecs/pause";
import { unreadLine } from "../../../live/calls/errors";
import type { ShownPage } from "../../../live/balancing/pausePage";
import type { PageFile } from "../../pause/pageFile";
import { placesFor } from "../../pause/places";
import type { PausableStack } from "../../stack/service/tasksOfStack";
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

/** The listeners that show a page, and those that do not yet. */
type Where = Pick<ShownPage, "on" | "notOn">;

/** A change of the load balancer that has been checked, and not been made. */
interface Prepared {
  /** Makes the change, and says after each listener which ones show the page. Raises a RefusedCall. */
  readonly make: (shown: (page: Where) => void) => Promise<void>;
}

/** Finds out how a page can be shown. Raises a CommandFailure if it cannot be; rejects if AWS refuses. */
export async function preparePage(
  { client, stack, groups }: Account,
  { file, hostName }: PageToShow,
): Promise<Prepared> {
  const { readDoor, showPage } = await import("../../../live/balancing/pausePage");
  const { stackTags } = stack;
  const door = await readDoor(client, groups, stackTags);
  const places = placesFor(door, hostName, stack.stack);
  const names = places.map(({ listener }) => listener.name);
  return {
    make: async (shown) => {
      for (const [index, { listener, number }] of places.entries()) {
        await showPage(client, listener, number, { page: file, hostName, stackTags });
        shown({ on: names.slice(0, index + 1), notOn: names.slice(index + 1) });
      }
    },
  };
}

/** The page of an earlier pause. */
export interface LeftPage {
  /** ARNs of the rules that show it; empty if there is none. */
  readonly rules: readonly string[];
  /** Why AWS did not say whether there are any; undefined if it did. */
  readonly unread: string | undefined;
}

/** Finds the page of an earlier pause. Never rejects: a service can be resumed without knowing it. */
export async function leftPage({ client, stack, groups }: Account): Promise<LeftPage> {
  const { readPage } = await import("../../../live/balancing/pausePage");
  const { ask, unread } = noteFailures();
  const page = await readPage(client, groups, stack.stackTags, ask);
  return {
    rules: page?.rules ?? [],
    unread: unread.length === 0 ? undefined : unread.map(unreadLine).join("; "),
  };
}

/**
 * Removes pages once a task serves again, or at once if no task is wanted. Raises a CommandFailure after 300 looks, which
 * take 15 minutes with the pace of a process; an Interrupted after Ctrl-C; a RefusedCall. The pages are then left.
 */
export async function replacePages(
  { client, stack, groups }: Account,
  rules: readonly string[],
  wanted: number,
  io: Pick<Io, "err" | "pace" | "signal">,
  looks = 300,
): Promise<string> {
  const { servesAgain, removePages } = await import("../../../live/balancing/pausePage");
  if (wanted > 0) {
    io.err("The page stays until a task is healthy …\n");
    await waitUntil(() => servesAgain(client, stack.names, groups), looks, stack.stack, io);
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
