import type { handleUnaryCall } from "@grpc/grpc-js";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as engineProto from "@pulumi/pulumi/proto/engine_pb";
import {
  ResourceMonitorService,
  type IResourceMonitorServer,
} from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { Answers } from "../../evaluate";
import { plainMap } from "./plain";
import { Empty, grpc, Struct } from "./sdk";
import { errorText } from "../../../components/common/text/errorText";

/** A resource monitor and an engine on the loopback interface, as in the Pulumi CLI, with made-up answers. */
export interface StubEngine {
  /** The address at which both listen. */
  readonly address: string;
  /** Types of the resources registered so far, in order, including the stack. */
  readonly registered: readonly string[];
  /** Errors that the program logged, and calls that could not be answered. */
  readonly errors: readonly string[];
  /** Whether the program said that it has finished. */
  readonly finished: () => boolean;
  readonly close: () => void;
}

type Fields = Parameters<typeof Struct.fromJavaScript>[0];

const stackType = "pulumi:pulumi:Stack";

/** Starts a stub for one evaluation. The caller closes it. */
export async function startStubEngine(answers: Answers): Promise<StubEngine> {
  const registered: string[] = [];
  const errors: string[] = [];
  let finished = false;
  let rootUrn = "";

  /** Answers a call. An error in the answer fails the call, and is remembered. */
  const unary =
    <Request, Response>(
      answer: (request: Request) => Response,
    ): handleUnaryCall<Request, Response> =>
    (call, callback) => {
      try {
        callback(null, answer(call.request));
      } catch (error) {
        const message = errorText(error);
        errors.push(message);
        callback({ code: grpc.status.UNKNOWN, details: message });
      }
    };
  const empty = unary(() => new Empty());

  const monitor: Partial<IResourceMonitorServer> = {
    supportsFeature: unary(() => new proto.SupportsFeatureResponse().setHassupport(true)),
    registerResource: unary((request: proto.RegisterResourceRequest) => {
      registered.push(request.getType());
      return register(request, answers);
    }),
    registerResourceOutputs: empty,
    registerResourceHook: empty,
    registerErrorHook: empty,
    registerPackage: unary(() => new proto.RegisterPackageResponse().setRef("stub")),
    invoke: unary((request: proto.ResourceInvokeRequest) => lookUp(request, answers)),
    signalAndWaitForShutdown: unary(() => {
      finished = true;
      return new Empty();
    }),
  };
  const engine: Partial<IEngineServer> = {
    log: unary((request: engineProto.LogRequest) => {
      if (request.getSeverity() === engineProto.LogSeverity.ERROR)
        errors.push(request.getMessage());
      return new Empty();
    }),
    getRootResource: unary(() => new engineProto.GetRootResourceResponse().setUrn(rootUrn)),
    setRootResource: unary((request: engineProto.SetRootResourceRequest) => {
      rootUrn = request.getUrn();
      return new engineProto.SetRootResourceResponse();
    }),
  };

  const server = new grpc.Server();
  server.addService(ResourceMonitorService, monitor as IResourceMonitorServer);
  server.addService(EngineService, engine as IEngineServer);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return {
    address: `127.0.0.1:${port}`,
    registered,
    errors,
    finished: () => finished,
    close: () => {
      server.forceShutdown();
    },
  };
}

function register(request: proto.RegisterResourceRequest, answers: Answers) {
  const [type, name] = [request.getType(), request.getName()];
  const response = new proto.RegisterResourceResponse().setUrn(
    `urn:pulumi:bench::bench::${type}::${name}`,
  );
  const inputs: Fields = request.getObject()?.toJavaScript() ?? {};
  const component = type === stackType || (!request.getCustom() && !request.getRemote());
  if (component) return response.setObject(Struct.fromJavaScript(inputs));
  const answer = answers.resource({ type, name, inputs: plainMap(inputs) });
  return response
    .setId(answer.id)
    .setObject(Struct.fromJavaScript({ ...inputs, ...(answer.outputs as Fields) }));
}

function lookUp(
  request: proto.ResourceInvokeRequest,
  answers: Answers,
): proto.ResourceInvokeResponse {
  const inputs = plainMap(request.getArgs()?.toJavaScript() ?? {});
  const result = answers.lookup({ token: request.getTok(), inputs });
  return new proto.ResourceInvokeResponse().setReturn(Struct.fromJavaScript(result as Fields));
}
