import net from "node:net";
import { once } from "node:events";
import { runCommitted } from "../support/stack";

/** The parts of a container definition that the tests need. */
export interface ContainerDefinition {
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string }[];
  readonly healthCheck: { readonly command: readonly string[]; readonly timeout: number };
  readonly portMappings: readonly { readonly containerPort: number }[];
  readonly stopTimeout: number;
  readonly user: string;
  readonly readonlyRootFilesystem: boolean;
  readonly mountPoints: readonly { readonly containerPath: string }[];
  readonly linuxParameters: {
    readonly tmpfs?: readonly {
      readonly containerPath: string;
      readonly size: number;
      readonly mountOptions: readonly string[];
    }[];
  };
}

/**
 * The container of the committed prod with these settings, for an image of user 1001, on a free
 * port.
 */
export async function containerOf(
  stage: string,
  settings: readonly string[] = [],
): Promise<ContainerDefinition> {
  const environment = { NEXT_PUBLIC_DB_TYPE: "none", NEXT_PUBLIC_STAGE: stage };
  const run = await runCommitted("prod", [
    "user=1001:1001",
    `containerPort=${await freePort()}`,
    `environment=${JSON.stringify(environment)}`,
    ...settings,
  ]);
  const text = run.one("aws:ecs/taskDefinition:TaskDefinition").inputs["containerDefinitions"];
  const [container] = JSON.parse(String(text)) as readonly ContainerDefinition[];
  if (container === undefined) throw new Error("no container");
  return container;
}

/** Folders that the task lets the container write to, with the options of their file systems. */
export function writableFolders({ linuxParameters, mountPoints }: ContainerDefinition) {
  return [
    ...(linuxParameters.tmpfs ?? []).map(({ containerPath, size, mountOptions }) => ({
      path: containerPath,
      options: [`size=${size}m`, ...mountOptions].join(","),
    })),
    // A volume belongs to root unless the image declares it.
    ...mountPoints.map(({ containerPath }) => ({ path: containerPath, options: "rw,mode=0755" })),
  ];
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
