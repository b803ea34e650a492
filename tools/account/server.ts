import { isDeepStrictEqual } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { constructVpc } from "./awsx";
import { lookup } from "./lookups";
import { markSecrets, plain, struct } from "./protocol";
import { InitFailed, type Inputs, type Stored, type World } from "./world";
import { errorText } from "../../components/errorText";

/** Higher than any SDK's version, because the engine warns if a plugin is older than the SDK. */
const newest = "99.0.0";

type Handler<Q, R> = (request: Q) => R | Promise<R>;

/** A provider plugin that speaks Pulumi's protocol on the loopback interface and acts on a World. */
export class ProviderServer {
  private server: grpc.Server | undefined;
  /** The provider's default tags. AWS stores them with everything that the provider creates. */
  private tags: Inputs = {};

  constructor(private readonly world: World) {}

  /** Listens on the given port, or on a free one, and returns the port. */
  async start(port = 0): Promise<number> {
    const server = new grpc.Server();
    server.addService(ResourceProviderService, this.handlers());
    this.server = server;
    return new Promise((resolve, reject) => {
      server.bindAsync(
        `127.0.0.1:${port}`,
        grpc.ServerCredentials.createInsecure(),
        (error, bound) => {
          if (error) reject(error);
          else resolve(bound);
        },
      );
    });
  }

  /** Ends immediately, like a killed process: pending calls get no answer. */
  kill(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  private configure(request: provider.ConfigureRequest): provider.ConfigureResponse {
    const { defaultTags } = plain(request.getArgs());
    if (typeof defaultTags === "string") {
      this.tags = (JSON.parse(defaultTags) as { tags: Inputs }).tags;
    }
    return new provider.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true);
  }

  private handlers(): grpc.UntypedServiceImplementation {
    const { world } = this;
    return {
      attach: answer(() => new Empty()),
      cancel: answer(() => new Empty()),
      getPluginInfo: answer(() => new PluginInfo().setVersion(newest)),
      checkConfig: answer((request: provider.CheckRequest) => checked(request.getNews())),
      diffConfig: answer(() => new provider.DiffResponse()),
      configure: answer((request: provider.ConfigureRequest) => this.configure(request)),
      check: answer((request: provider.CheckRequest) => check(world, request)),
      diff: answer((request: provider.DiffRequest) => diff(world, request)),
      create: answer((request: provider.CreateRequest) => create(world, request, this.tags)),
      read: answer((request: provider.ReadRequest) => read(world, request)),
      update: answer((request: provider.UpdateRequest) => update(world, request)),
      delete: answer((request: provider.DeleteRequest) => remove(world, request)),
      invoke: answer((request: provider.InvokeRequest) => invoke(world, request)),
      construct: answer((request: provider.ConstructRequest) => constructVpc(request)),
    };
  }
}

function answer<Q, R>(handle: Handler<Q, R>): grpc.handleUnaryCall<Q, R> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request))
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          const details = errorText(error);
          const metadata = error instanceof NotInitialised ? error.metadata : undefined;
          callback({ code: grpc.status.UNKNOWN, details, metadata });
        },
      );
  };
}

/** The error with which a provider says that a resource exists, but is not as it should be. */
class NotInitialised extends Error {
  readonly metadata = new grpc.Metadata();

  constructor({ stored, planned, message }: InitFailed, request: Struct | undefined) {
    super(message);
    const detail = new provider.ErrorResourceInitFailed()
      .setId(stored.id)
      .setProperties(markSecrets(planned, [], request))
      .setReasonsList([message]);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(message);
    status.addDetails(any);
    // The key under which gRPC looks for structured details of an error.
    this.metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
}

function notInitialised(error: unknown, request: Struct | undefined): never {
  throw error instanceof InitFailed ? new NotInitialised(error, request) : error;
}

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function checked(news: Struct | undefined): provider.CheckResponse {
  return new provider.CheckResponse().setInputs(news);
}

/**
 * Adds what a provider adds to the inputs. The Docker provider adds a digest of the build context, by which it notices
 * that the source has changed.
 */
function check(world: World, request: provider.CheckRequest): provider.CheckResponse {
  const news = plain(request.getNews());
  if (typeOf(request.getUrn()) !== "docker:index/image:Image") return checked(request.getNews());
  const build = news["build"] as Inputs;
  const inputs = { ...news, build: { ...build, contextDigest: world.source } };
  return checked(markSecrets(inputs, [], request.getNews()));
}

/** Inputs that cause no update if only they change. */
const ignored: Readonly<Record<string, (inputs: Inputs) => Inputs>> = {
  "docker:index/image:Image": (inputs) => ({ ...inputs, registry: undefined }),
};

/**
 * The inputs as AWS has them now. The bridged provider compares the program's inputs with the state that it has read
 * back.
 */
function liveInputs(inputs: Inputs, state: Inputs): Inputs {
  const live = Object.entries(inputs).map(([key, value]) => [
    key,
    key in state ? state[key] : value,
  ]);
  return Object.fromEntries(live) as Inputs;
}

/**
 * In this block, members that a program leaves out keep AWS's values. The provider calls them computed, and sees no
 * change. https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go
 */
const computedMembers = "deploymentConfiguration";

function withComputed(news: Inputs, olds: Inputs): Inputs {
  const block = news[computedMembers] as Inputs | undefined;
  if (!block) return news;
  return { ...news, [computedMembers]: { ...(olds[computedMembers] as Inputs), ...block } };
}

/**
 * The inputs of which the provider notices a change. Inputs that the program ignores are left out, whatever the state
 * holds. https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/provider.go
 */
function changedInputs(
  world: World,
  request: provider.DiffRequest | provider.UpdateRequest,
): readonly string[] {
  const type = typeOf(request.getUrn());
  const relevant = ignored[type] ?? ((inputs: Inputs) => inputs);
  const { keeps = [] } = world.behaviour(type);
  const state = plain(request.getOlds());
  const kept = Object.entries(state).filter(([key]) => keeps.includes(key));
  const olds = relevant({
    ...Object.fromEntries(kept),
    ...liveInputs(plain(request.getOldInputs()), state),
  });
  const news = withComputed(relevant(plain(request.getNews())), olds);
  const unnoticed = new Set(request.getIgnorechangesList());
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (key) =>
      !unnoticed.has(key) &&
      !isDeepStrictEqual(olds[key], news[key]) &&
      !(keeps.includes(key) && !(key in news)),
  );
}

function diff(world: World, request: provider.DiffRequest): provider.DiffResponse {
  const { replaceOn, alsoReplaceOn } = world.behaviour(typeOf(request.getUrn()));
  const news = plain(request.getNews());
  const changed = changedInputs(world, request);
  const inPlace = ["tags", "tagsAll", "skipDestroy"];
  const replaces = changed.filter((key) =>
    replaceOn === "all"
      ? !inPlace.includes(key)
      : [...replaceOn, ...(alsoReplaceOn?.(news) ?? [])].includes(key),
  );
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  return new provider.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...changed])
    .setReplacesList(replaces);
}

async function create(world: World, request: provider.CreateRequest, tags: Inputs) {
  const inputs = plain(request.getProperties());
  const response = new provider.CreateResponse();
  if (request.getPreview()) return response.setProperties(request.getProperties());
  const stored = await world
    .create(typeOf(request.getUrn()), inputs, tags)
    .catch((error: unknown) => notInitialised(error, request.getProperties()));
  return response.setId(stored.id).setProperties(known(stored, request.getProperties()));
}

async function read(world: World, request: provider.ReadRequest) {
  const type = typeOf(request.getUrn());
  const stored = world.byId(type, request.getId());
  await world.called({ operation: "read", type, inputs: stored?.inputs ?? {} });
  const response = new provider.ReadResponse();
  if (!stored) return response;
  return response
    .setId(stored.id)
    .setInputs(markSecrets(stored.inputs, [], request.getInputs()))
    .setProperties(known(stored, request.getProperties()));
}

/** The provider's answer. Values that it knows to be secret are marked. */
function known(stored: Stored, request: Struct | undefined): Struct {
  const own = stored.type === "random:index/randomBytes:RandomBytes" ? ["base64"] : [];
  return markSecrets(state(stored), own, request);
}

/**
 * What the provider keeps as a resource's state, with the id as one of its properties. The Docker provider keeps no
 * inputs, because they hold credentials.
 */
function state({ type, id, inputs, outputs }: Stored): Inputs {
  return type === "docker:index/image:Image" ? outputs : { id, ...inputs, ...outputs };
}

/**
 * Sends the inputs that differ from the engine's state. If none differs, for example when a failed update is tried
 * again, the provider calls nothing and reads what AWS has.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go
 */
async function update(world: World, request: provider.UpdateRequest) {
  const type = typeOf(request.getUrn());
  const news = plain(request.getNews());
  const response = new provider.UpdateResponse();
  if (request.getPreview()) return response.setProperties(request.getNews());
  const changed = changedInputs(world, request);
  const stored =
    changed.length === 0
      ? await world.readAgain(type, request.getId())
      : await world
          .update(
            type,
            request.getId(),
            changes(changed, withComputed(news, plain(request.getOlds()))),
          )
          .catch((error: unknown) => notInitialised(error, request.getNews()));
  return response.setProperties(known(stored, request.getNews()));
}

function changes(keys: readonly string[], news: Inputs): Inputs {
  return Object.fromEntries(keys.map((key) => [key, news[key]]));
}

async function remove(world: World, request: provider.DeleteRequest): Promise<Empty> {
  await world.remove(typeOf(request.getUrn()), request.getId());
  return new Empty();
}

async function invoke(world: World, request: provider.InvokeRequest) {
  const inputs = plain(request.getArgs());
  await world.called({ operation: "invoke", type: request.getTok(), inputs });
  return new provider.InvokeResponse().setReturn(struct(lookup(world, request.getTok(), inputs)));
}
