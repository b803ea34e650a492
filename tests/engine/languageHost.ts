import * as grpc from "@grpc/grpc-js";
import {
  type ILanguageRuntimeServer,
  LanguageRuntimeService,
} from "@pulumi/pulumi/proto/language_grpc_pb";
import { RuntimeOptionsResponse } from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

/**
 * Stands in for Pulumi's host of Node.js programs, as far as `pulumi new` asks it: it has no options to ask a person
 * for, and installs nothing. Prints the port that it listens on, as the CLI expects of a plugin.
 */
const server = new grpc.Server();
const handlers: Partial<ILanguageRuntimeServer> = {
  getPluginInfo: (_, reply) => {
    reply(null, new PluginInfo());
  },
  runtimeOptionsPrompts: (_, reply) => {
    reply(null, new RuntimeOptionsResponse());
  },
  installDependencies: (call) => call.end(),
};
server.addService(LanguageRuntimeService, handlers as grpc.UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
