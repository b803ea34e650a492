"use strict";

const http = require("node:http");
const { browserScript, renderPage } = require("./page.js");

const port = Number(process.env.PORT || 3000);

// Fargate sets HOSTNAME to the task's own host name, and a server bound to that alone refuses the
// container's health check on localhost: the task definition sets 0.0.0.0.
const hostname = process.env.HOSTNAME || "0.0.0.0";

// Milliseconds. Above the load balancer's idle timeout (60 s), so that the balancer is the side
// that closes: a request that it sends into a connection just closed by the server ends as a 502.
const keepAliveTimeout = Number(process.env.KEEP_ALIVE_TIMEOUT || 65_000);

// Milliseconds. On Spot the load balancer goes on sending requests for some seconds after SIGTERM.
const shutdownDelay = Number(process.env.SHUTDOWN_DELAY || 0);

// Milliseconds, the delay included. Below ECS's stopTimeout (30 s), after which the task is killed without a word.
const shutdownTimeout = Number(process.env.SHUTDOWN_TIMEOUT || 28_000);

const version = process.env.APP_VERSION || "dev";

const sockets = new Set();
let stopping = false;

const server = http.createServer((request, response) => {
  // Otherwise a connection that has served its last request keeps the process for keepAliveTimeout.
  if (stopping) response.setHeader("connection", "close");
  answer(request, response);
});
server.keepAliveTimeout = keepAliveTimeout;
server.headersTimeout = keepAliveTimeout + 5_000;
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
});

server.listen(port, hostname, () => {
  const { address, family, port: actualPort } = server.address();
  console.log(`Listening on http://${family === "IPv6" ? `[${address}]` : address}:${actualPort}`);
});

process.once("SIGTERM", stop);
process.once("SIGINT", stop);

function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(response, 405, "text/plain", "Method not allowed\n");
  }
  // Not new URL(): it throws on paths such as "//".
  switch (request.url.split("?", 1)[0]) {
    case "/":
      return send(response, 200, "text/html", renderPage(process.env));
    case "/api/health":
      // Says that this process serves, and no more: replacing tasks does not mend a database.
      return send(response, 200, "application/json", JSON.stringify({ status: "ok", version }));
    case "/env.js":
      return send(response, 200, "text/javascript", browserScript(process.env));
  }
  return send(response, 404, "text/plain", "Not found\n");
}

function send(response, status, type, body) {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}

/** Goes on for the delay, then lets requests in flight finish; with nothing left to wait for, the process exits with 0. */
function stop(signal) {
  if (stopping) return;
  stopping = true;
  setTimeout(closeServer, shutdownDelay, signal);
  setTimeout(() => {
    console.error(`Requests still in flight after ${shutdownTimeout} ms`);
    process.exit(1);
  }, shutdownTimeout).unref();
}

function closeServer(signal) {
  server.close();
  // close() leaves connections alone that have not sent a byte yet, such as a browser's spare ones.
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  console.log(`${signal}: no new connections, finishing the requests in flight`);
}
