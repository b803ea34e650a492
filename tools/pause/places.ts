import { freeNumber } from "../../live/balancing/pausePage/freeNumber";
import type { Door, DoorListener } from "../../live/balancing/pausePage";
import type { Settings } from "../../settings/types";
import { UsageError } from "../stack/readStackConfig";
import { CommandFailure } from "../text/failure";

/** Where a page is shown: a listener, and the number that its rule gets if it has none yet. */
export interface Place {
  readonly listener: DoorListener;
  readonly number: number;
}

/**
 * The host name of the requests that get a page; undefined for all requests. Raises a UsageError for a guest: its rule
 * would be on another stack's load balancer, and `pulumi destroy` would leave it there, because Pulumi does not know it.
 */
export function pageHost(
  { sharing }: Pick<Settings, "sharing">,
  stack: string,
): string | undefined {
  switch (sharing.mode) {
    case "own":
      return undefined;
    case "host":
      return sharing.hostName;
    case "guest":
      throw new UsageError(
        `--page: ${stack} uses the load balancer of another stack (sharedWith). A page would be a rule there, and ` +
          "pulumi destroy would leave that rule behind: nothing was changed. Without a page: " +
          `npx catalog pause ${stack}. A page needs a load balancer of the stack's own.`,
      );
  }
}

/**
 * The listeners on which a page wins over the app: those that forward to it, and those that show an earlier page. Raises a CommandFailure if it can win nowhere, or
 * if others would get it, too.
 */
export function placesFor(
  door: Door | undefined,
  hostName: string | undefined,
  stack: string,
): readonly Place[] {
  if (!door?.listeners.some(({ forwards }) => forwards)) {
    throw unfit(
      "no listener of a load balancer forwards to the service",
      `catalog why ${stack} says what is missing.`,
    );
  }
  if (!door.isOwn) {
    throw unfit(
      "the load balancer does not carry this stack's tags, so pulumi destroy would leave the page behind",
      `Without a page: npx catalog pause ${stack}.`,
    );
  }
  if (door.isShared && hostName === undefined) {
    throw unfit(
      "others may still use the load balancer, although the stack file no longer says shares, and they would get the page, too",
      `pulumi up -s ${stack} ends the sharing.`,
    );
  }
  return door.listeners.map((listener) => ({ listener, number: numberIn(listener, stack) }));
}

function numberIn({ taken, appRule, pages }: DoorListener, stack: string): number {
  if (pages.length > 0) return 0;
  const number = freeNumber(taken, appRule);
  if (number !== undefined) return number;
  throw unfit(
    `the rule that forwards to the app has the number ${appRule}, and no number before it is free`,
    `pulumi up -s ${stack} gives it the number 1000; then run this command again.`,
  );
}

function unfit(reason: string, remedy: string): CommandFailure {
  return new CommandFailure(`--page: ${reason}: nothing was changed.\n${remedy}`);
}
