import { onlyOn } from "../../../balancing/pausePage/onlyOn";
import { pageStatus } from "../../../../components/fargateApp/frontDoor/pageStatus";
import type { Evidence } from "../../evidence";
import type { Cause } from "../symptoms";

/** A page of `catalog pause --page` answers in place of the app, which neither tasks nor targets show. */
export function leftPage({ page }: Evidence): readonly Cause[] {
  if (!page) return [];
  return [
    {
      name: "page",
      happened: `The page of npx catalog pause --page is left at the load balancer: people get it, with status ${pageStatus}${onlyOn(page)}.`,
      todo: `npx catalog resume ${page.stack} removes it once a task is healthy.`,
    },
  ];
}
