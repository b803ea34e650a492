import * as state from "@pulumi/pulumi/runtime/state";

/** What every copy of the SDK's runtime keeps, and its types leave out. */
interface Store {
  callbacks: Callbacks | undefined;
}

/** Where the SDK leaves what an engine may call. */
interface Callbacks {
  readonly registerResourceHook: () => Promise<void>;
  readonly registerErrorHook: () => Promise<void>;
  readonly awaitStackRegistrations: () => Promise<void>;
  readonly shutdown: () => void;
}

const nobodyCalls: Callbacks = {
  registerResourceHook: () => Promise.resolve(),
  registerErrorHook: () => Promise.resolve(),
  awaitStackRegistrations: () => Promise.resolve(),
  shutdown: () => undefined,
};

/**
 * Accepts a program's hooks, which nobody runs. Left alone, the SDK opens a port for its engine with the first hook, and
 * Pulumi's mocks refuse it.
 */
export function acceptHooks(): void {
  (state as unknown as { getStore: () => Store }).getStore().callbacks = nobodyCalls;
}
