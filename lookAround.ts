import type * as pulumi from "@pulumi/pulumi";
import * as args from "./parts/asked";
import * as components from "./components";
import type { Live } from "./components/common/live";
import { fixedNames } from "./fixedNames";
import type { Settings } from "./settings";

/**
 * Asks AWS everything that the settings depend on, all at once, before anything is made: in previews as in updates. Raises
 * one RunError with all that is wrong: what the account lacks or refuses, and what AWS does not answer in time.
 */
export async function lookAround(settings: Settings, live: Live, opts: pulumi.InvokeOptions) {
  const { stackTags } = settings;
  const { region } = settings.aws;
  const ask = components.patientAsk(live.patience);
  const sharing = components.findHost(
    { sharing: settings.sharing, stackTags, region, live, ask },
    opts,
  );
  const service = components.askForService({ names: settings.names, live });
  const all = components.together({
    removed: components.refuseTakenNames({ names: fixedNames(settings), stackTags, region, live }),
    accountId: components.sameAccount(live, ask, opts),
    sharing,
    kept: components.findKeptLogs(args.keptLogs(settings), ask, opts),
    network: sharing.then((each) =>
      components.findNetwork(
        {
          network: settings.network,
          sharing: each,
          region,
          ask,
          live,
          mostTasks: args.mostTasks(settings),
          now: service,
        },
        opts,
      ),
    ),
    domain: components.findDomain(settings.domain, ask, opts),
    image: components.findImage({ ...args.findImage(settings), live, ask }, opts),
    runs: service.then((now) => now !== undefined),
    room: components.refuseQuotas({ ...args.quotas(settings), region, now: service, live, ask }),
    count: service.then((now) => components.askedCount({ ...args.count(settings), now })),
  });
  return { ...(await all.catch(components.sayUntouched)), ask };
}
