import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { constructVpc } from "./awsx";
import { lookup } from "../lookups";
import { markSecrets, plain, struct, typeOf } from "./protocol";
import type { World } from "../world";
import type { Inputs, Stored } from "../world/types";
import { errorText } from "../../../components/common/text/errorText";
import { NotInitialised, notInitialised } from "./initFailed";
import { changedInputs, changes, withComputed } from "./changes";
import { proposed } from "./proposed";

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
    const response = new provider.ConfigureResponse().setSupportspreview(true);
    return response.setAcceptsecrets(true).setAcceptresources(true);
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
  const stored = world.byId(type, request.getId()) ?? world.byImportId(type, request.getId());
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
export function state({ type, id, inputs, outputs }: Stored): Inputs {
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
  if (request.getPreview()) return response.setProperties(proposed(request));
  const changed = changedInputs(world, request);
  const sent = () => changes(changed, withComputed(news, plain(request.getOlds())));
  const stored =
    changed.length === 0
      ? await world.readAgain(type, request.getId())
      : await world
          .update(type, request.getId(), sent())
          .catch((error: unknown) => notInitialised(error, request.getNews()));
  return response.setProperties(known(stored, request.getNews()));
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
