import * as grpc from "@grpc/grpc-js";
import {
  type ILanguageRuntimeServer,
  LanguageRuntimeService,
} from "@pulumi/pulumi/proto/language_grpc_pb";
import { RuntimeOptionsResponse } from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

/**
 * Plays Pulumi's host of Node.js programs for `pulumi new`: it has no options to ask about, and installs nothing.
 * Prints the port on which it listens, as the CLI expects of a plugin.
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
