import type { Value } from "./apply";
import { builds } from "./build";
import { containers } from "./container";
import { counts } from "./counts";
import { monitoring } from "./monitoring";
import { places } from "./places";
import { protection } from "./protection";
import { rights } from "./rights";
import { rollout } from "./rollout";
import type { Together } from "./types";

/** A live stack and the changes that it goes through, one `pulumi up` after the other. */
export interface LiveStack {
  readonly stack: "prod" | "dev";
  /** Values that are laid over the committed file before the stack is made. */
  readonly from: Readonly<Record<string, Value>>;
  readonly ups: readonly Together[];
}

/** Every setting of docs/settings.md except those of `elsewhere`. */
export const liveStacks: readonly LiveStack[] = [
  {
    stack: "prod",
    from: {
      domain: { name: "app.example.com", zone: "example.com" },
      waf: { rateLimit: 2000 },
      budget: { monthly: 600, alertEmail: "ops@example.com" },
      schedule: {
        timezone: "Europe/Berlin",
        nights: { from: "20:00", to: "07:00", min: 1, max: 2 },
        weekends: { min: 1, max: 2 },
      },
      smokeTest: { path: "/" },
      spot: { share: 20, base: 0 },
      memory: 1024,
    },
    ups: [...containers, ...rights, ...counts, ...monitoring, ...rollout, ...protection],
  },
  { stack: "dev", from: {}, ups: [...builds, ...places] },
];

/** Settings that no row changes on a live stack: why, and the tests that change them on one. */
export const elsewhere: Readonly<
  Record<string, { readonly why: string; readonly file: string; readonly tests: readonly string[] }>
> = {
  sharedWith: {
    why: "It needs two stacks.",
    file: "tests/engine/network/balancerMoves.test.ts",
    tests: [
      "moves to prod's load balancer, its record follows, and it moves back",
      "does not move to another one while it is not disposable: nothing is touched",
    ],
  },
  "aws:region": {
    why: "It is refused.",
    file: "tests/engine/life/region.test.ts",
    tests: [
      "cannot change: the preview and the update are refused, and nothing is changed",
      "can change after the stack was destroyed",
    ],
  },
};
