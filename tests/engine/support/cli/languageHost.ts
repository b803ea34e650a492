import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import {
  type ILanguageRuntimeServer,
  LanguageRuntimeService,
} from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesResponse,
  RunPluginResponse,
  RuntimeOptionsResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

/**
 * Plays Pulumi's host of Node.js programs for `pulumi new`, `import` and `package`: it has no options to ask about, needs and
 * installs nothing, and runs a plugin with the SDK's own `run-plugin`, as the real host does. Prints the port on which
 * it listens, as the CLI expects of a plugin.
 */
const server = new grpc.Server();
const handlers: Partial<ILanguageRuntimeServer> = {
  getPluginInfo: (_, reply) => {
    reply(null, new PluginInfo());
  },
  runtimeOptionsPrompts: (_, reply) => {
    reply(null, new RuntimeOptionsResponse());
  },
  getRequiredPackages: (_, reply) => {
    reply(null, new GetRequiredPackagesResponse());
  },
  installDependencies: (call) => call.end(),
  runPlugin: (call) => {
    const { request } = call;
    const folder = request.getInfo()?.getProgramDirectory() || request.getProgram();
    const main = require.resolve("@pulumi/pulumi/cmd/run-plugin");
    const env = request.getEnvList().map((each) => each.split(/=(.*)/s).slice(0, 2));
    const plugin = spawn(process.execPath, [main, folder, ...request.getArgsList()], {
      cwd: request.getPwd(),
      env: { ...process.env, ...(Object.fromEntries(env) as Record<string, string>) },
    });
    call.on("cancelled", () => plugin.kill());
    plugin.stdout.on("data", (text: Buffer) => call.write(new RunPluginResponse().setStdout(text)));
    plugin.stderr.on("data", (text: Buffer) => call.write(new RunPluginResponse().setStderr(text)));
    plugin.on("close", (code) => {
      call.write(new RunPluginResponse().setExitcode(code ?? 1));
      call.end();
    });
  },
};
server.addService(LanguageRuntimeService, handlers as grpc.UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
