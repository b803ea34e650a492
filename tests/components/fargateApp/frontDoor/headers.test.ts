import assert from "node:assert/strict";
import {
  headerInputs,
  type ListenerRole,
} from "../../../../components/fargateApp/frontDoor/headers";
import {
  noHeader,
  type SecurityHeaders,
} from "../../../../components/fargateApp/frontDoor/securityHeaders";
import { fakeLive } from "../fakeLive";
import { runApp } from "../fixture";

const all: SecurityHeaders = {
  strictTransportSecurity: "max-age=5",
  contentTypeOptions: "nosniff",
  frameOptions: "DENY",
  contentSecurityPolicy: "default-src 'self'",
  server: false,
};
const none: SecurityHeaders = {
  strictTransportSecurity: noHeader,
  contentTypeOptions: noHeader,
  frameOptions: noHeader,
  contentSecurityPolicy: noHeader,
  server: true,
};

const overHttp = {
  routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
  routingHttpResponseXFrameOptionsHeaderValue: "DENY",
  routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'self'",
};

describe("The headers of a listener", () => {
  it("include HSTS only over HTTPS, and a redirect has none", () => {
    const server = { routingHttpResponseServerEnabled: false };
    assert.deepEqual(headerInputs(all, "https"), {
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=5",
      ...overHttp,
      ...server,
    });
    assert.deepEqual(headerInputs(all, "http"), { ...overHttp, ...server });
    assert.deepEqual(headerInputs(all, "redirect"), server);
  });

  it("can each be left to the app", () => {
    for (const role of ["http", "https", "redirect"] satisfies ListenerRole[]) {
      assert.deepEqual(headerInputs(none, role), { routingHttpResponseServerEnabled: true });
    }
  });
});

describe("The headers of a live listener", () => {
  async function asked(
    securityHeaders: SecurityHeaders,
    preview: boolean,
    certificateArn?: string,
  ) {
    const asked: unknown[] = [];
    await runApp(
      () => ({
        securityHeaders,
        ...(certificateArn ? { tls: { protocol: "HTTPS", certificateArn } } : {}),
        live: fakeLive({
          setListenerAttributes: (...args) => {
            asked.push(args);
            return Promise.resolve();
          },
        }),
      }),
      { preview },
    );
    return asked;
  }

  const attribute = (name: string) => `routing.http.response.${name}.header_value`;
  const values = (hsts: string, nosniff: string, frame: string, csp: string) => ({
    [attribute("strict_transport_security")]: hsts,
    [attribute("x_content_type_options")]: nosniff,
    [attribute("x_frame_options")]: frame,
    [attribute("content_security_policy")]: csp,
  });

  it("are set in every run, and emptied if they are no longer wanted", async () => {
    assert.deepEqual(await asked({ ...all, frameOptions: "none" }, false), [
      ["app-balancer-http-arn", values("", "nosniff", "", "default-src 'self'")],
    ]);
    assert.deepEqual(await asked(none, false, "arn:cert"), [
      ["app-balancer-https-arn", values("", "", "", "")],
    ]);
    assert.deepEqual(await asked(all, false, "arn:cert"), [
      ["app-balancer-https-arn", values("max-age=5", "nosniff", "DENY", "default-src 'self'")],
    ]);
  });

  it("are not touched by a preview", async () => {
    assert.deepEqual(await asked(none, true), []);
  });

  it("fail the run if AWS refuses them", async () => {
    const live = fakeLive({ setListenerAttributes: () => Promise.reject(new Error("refused")) });
    await assert.rejects(
      runApp(() => ({ live })),
      /AWS did not answer a question that this run depends on:\n\n {2}securityHeaders: set the headers of the listener \(elastic.*\)\n {4}refused/,
    );
  });
});
