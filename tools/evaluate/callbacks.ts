import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { TransformRequest, TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { CallbackServer } from "@pulumi/pulumi/runtime/callbacks";
import * as state from "@pulumi/pulumi/runtime/state";

/** What every copy of the SDK's runtime stores, but its types leave out. */
interface Store {
  callbacks: object | undefined;
  supportsTransforms: boolean;
}

/** A transform that the SDK has wrapped for its engine. Its input and its result are in the protocol's form. */
type Wrapped = (request: Uint8Array) => Promise<TransformResponse>;

/**
 * The functions that a program registers for its engine to call: transforms, which this class runs,
 * and hooks, which never run here. Without this class, the first of them would make the SDK open a
 * port for its engine, which Pulumi's mocks refuse.
 */
export class Callbacks {
  /** Tokens of the transforms of every resource of the stack, in their order. */
  readonly ofStack: string[] = [];
  private readonly transforms = new Map<string, Wrapped>();

  /** Makes the SDK register transforms and hooks here, until it gets other mocks. */
  accept(): void {
    const store = (state as unknown as { getStore: () => Store }).getStore();
    store.callbacks = this.server();
    store.supportsTransforms = true;
  }

  /** Runs the transform with a token. Raises the transform's error. */
  async transform(token: string, request: TransformRequest): Promise<TransformResponse> {
    const wrapped = this.transforms.get(token);
    if (!wrapped) throw new Error(`No transform has the token ${token}`);
    return wrapped(request.serializeBinary());
  }

  /** The SDK's own server without its port. It turns a transform into calls of the protocol. */
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
