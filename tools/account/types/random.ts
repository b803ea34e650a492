import type { Behaviour } from "../world";

/** The value that the random provider makes up. Tests look for it where it must not be. */
export const randomValue = "canary-random-value";

export const randomBytes: Behaviour = {
  replaceOn: ["length"],
  create: (world) => ({
    id: world.random(12),
    outputs: { base64: `${randomValue}-${world.random(12)}` },
  }),
};
