import { once } from "node:events";
import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** A server on a free port of the loopback interface. */
export interface Loopback {
  readonly url: string;
  readonly port: number;
  readonly server: http.Server;
  /** Ends the server and every connection. */
  readonly close: () => Promise<void>;
}

/** Starts a server. Whoever starts it closes it. */
export async function listen(handle: http.RequestListener): Promise<Loopback> {
  const server = http.createServer(handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, port, server, close };
}

/** Starts a server, runs a function with it, and closes it. */
export async function serving<T>(
  handle: http.RequestListener,
  act: (server: Loopback) => Promise<T>,
): Promise<T> {
  const server = await listen(handle);
  try {
    return await act(server);
  } finally {
    await server.close();
  }
}
