import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { TransformRequest, TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { CallbackServer } from "@pulumi/pulumi/runtime/callbacks";
import * as state from "@pulumi/pulumi/runtime/state";

/** What every copy of the SDK's runtime keeps, and its types leave out. */
interface Store {
  callbacks: object | undefined;
  supportsTransforms: boolean;
}

/** A transform as the SDK wraps it for its engine: both ways as the protocol has it. */
type Wrapped = (request: Uint8Array) => Promise<TransformResponse>;

/**
 * What a program leaves for its engine to call: transforms, which this runs, and hooks, which nobody does. Left alone,
 * the SDK opens a port for its engine with the first of them, and Pulumi's mocks refuse it.
 */
export class Callbacks {
  /** Tokens of the transforms of every resource of the stack, in their order. */
  readonly ofStack: string[] = [];
  private readonly transforms = new Map<string, Wrapped>();

  /** Has the SDK leave them here, until it is given other mocks. */
  accept(): void {
    const store = (state as unknown as { getStore: () => Store }).getStore();
    store.callbacks = this.server();
    store.supportsTransforms = true;
  }

  /** Runs the transform with a token. Raises what it raises. */
  async transform(token: string, request: TransformRequest): Promise<TransformResponse> {
    const wrapped = this.transforms.get(token);
    if (!wrapped) throw new Error(`No transform has the token ${token}`);
    return wrapped(request.serializeBinary());
  }

  /** The SDK's own server, which turns a transform into calls of the protocol, but for its port. */
  private server(): object {
    return Object.assign(Object.create(CallbackServer.prototype) as object, {
      _callbacks: this.transforms,
      _target: "",
      _pendingRegistrations: 0,
      _awaitQueue: [],
      _monitor: {
        registerStackTransform: (callback: Callback, done: (error: null) => void) => {
          this.ofStack.push(callback.getToken());
          done(null);
        },
      },
      registerResourceHook: () => Promise.resolve(),
      registerErrorHook: () => Promise.resolve(),
      shutdown: () => undefined,
    });
  }
}
