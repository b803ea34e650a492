import assert from "node:assert/strict";
import { parseRequest } from "../../../live/balancing/accessLog/parse";

const page =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html";
const group =
  "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067";

/** The example lines of AWS's page, in the form that they have in a file. */
const documented = {
  http: `http 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - - ${group} "Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 2018-07-02T22:22:48.364000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1234abcd5678ef90`,
  https: `https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/ HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ${group} "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "arn:aws:acm:us-east-2:123456789012:certificate/12345678-1234-1234-1234-123456789012" 1 2018-07-02T22:22:48.364000Z "authenticate,forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1234abcd5678ef90`,
  h2: `h2 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 10.0.1.252:48160 10.0.0.66:9000 0.000 0.002 0.000 200 200 5 257 "GET https://10.0.2.105:773/ HTTP/2.0" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ${group} "Root=1-58337327-72bd00b0343d75b906739c42" "-" "-" 1 2018-07-02T22:22:48.364000Z "redirect" "https://example.com:80/" "-" "10.0.0.66:9000" "200" "-" "-" TID_1234abcd5678ef90`,
  webSocket: `ws 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 10.0.0.140:40914 10.0.1.192:8010 0.001 0.003 0.000 101 101 218 587 "GET http://10.0.0.30:80/ HTTP/1.1" "-" - - ${group} "Root=1-58337364-23a8c76965a2ef7629b185e3" "-" "-" 1 2018-07-02T22:22:48.364000Z "forward" "-" "-" "10.0.1.192:8010" "101" "-" "-" TID_1234abcd5678ef90`,
  lambdaFailed: `http 2018-11-30T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 - 0.000 0.001 0.000 502 - 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - - ${group} "Root=1-58337364-23a8c76965a2ef7629b185e3" "-" "-" 0 2018-11-30T22:22:48.364000Z "forward" "-" "LambdaInvalidResponse" "-" "-" "-" "-" TID_1234abcd5678ef90`,
} as const;

/** A line with another request, client or durations. */
function line(change: { request?: string; client?: string; times?: string; end?: string }): string {
  const { request, client, times, end = "" } = change;
  return (
    documented.http
      .replace(
        "GET http://www.example.com:80/ HTTP/1.1",
        () => request ?? "GET http://h:80/ HTTP/1.1",
      )
      .replace("192.168.131.39:2817", client ?? "192.0.2.1:1")
      .replace("0.000 0.001 0.000", times ?? "0.000 0.001 0.000") + end
  );
}

describe(`A line of the access log (${page})`, () => {
  it("is read as AWS documents it, for each kind of request", () => {
    assert.deepEqual(parseRequest(documented.https), {
      at: new Date("2018-07-02T22:23:00.186Z"),
      client: "192.168.131.0",
      seconds: 0.171,
      status: 200,
      targetStatus: 200,
      method: "GET",
      host: "www.example.com",
      path: "/",
      reason: undefined,
    });
    const all = Object.values(documented).map(parseRequest);
    assert.deepEqual(
      all.map((each) => [each?.status, each?.targetStatus, each?.host, each?.seconds]),
      [
        [200, 200, "www.example.com", 0.001],
        [200, 200, "www.example.com", 0.171],
        [200, 200, "10.0.2.105", 0.002],
        [101, 101, "10.0.0.30", 0.004],
        [502, undefined, "www.example.com", 0.001],
      ],
    );
    assert.equal(parseRequest(documented.lambdaFailed)?.reason, "LambdaInvalidResponse");
  });

  it("cannot move the cursor, change the window's title or turn text around, and is not long", () => {
    const escape = String.fromCharCode(27);
    const path = `/a${escape}[2J${escape}]0;owned\u0007\u009b31m\u202eb`;
    const hostile = parseRequest(line({ request: `G\u0007ET http://h\u0007:80${path} HTTP/1.1` }));
    assert.deepEqual([hostile?.method, hostile?.host, hostile?.path], ["GET", "h", "/a31mb"]);
    const long = parseRequest(line({ request: `GET http://h:80/${"a/".repeat(8000)} HTTP/1.1` }));
    assert.equal(long?.path.length, 300);
  });

  it("may have new fields at its end, and fewer than today's", () => {
    const more = line({ end: ' "host.example" "/other" "TransformSuccess" new "and newer"' });
    assert.deepEqual(parseRequest(more), parseRequest(line({})));
    const old = line({}).split(' "curl')[0] ?? "";
    assert.equal(parseRequest(old)?.path, "/");
  });

  it("has no time if no task answered, and hyphens if the request could not be read", () => {
    const timedOut = parseRequest(line({ times: "-1 -1 -1" }));
    assert.equal(timedOut?.seconds, undefined);
    const bad = parseRequest(line({ request: "- http://h:80- -" }));
    assert.deepEqual([bad?.method, bad?.host, bad?.path], ["-", "h", "-"]);
  });

  const paths: readonly (readonly [string, string, string])[] = [
    ["a query", "GET https://h:443/search?q=ann+smith&token=abc HTTP/2.0", "/search"],
    ["a fragment", "GET https://h:443/page#top HTTP/2.0", "/page"],
    ["spaces", "GET http://h:80/a b/c HTTP/1.1", "/a b/c"],
    ["escaped quotes", 'GET http://h:80/a\\"b HTTP/1.1', '/a\\"b'],
    ["escaped bytes", "GET http://h:80/caf\\xc3\\xa9 HTTP/1.1", "/caf\\xc3\\xa9"],
    ["percent signs", "GET http://h:80/caf%C3%A9 HTTP/1.1", "/caf%C3%A9"],
    ["a number", "GET http://h:80/items/4711/edit HTTP/1.1", "/items/:id/edit"],
    ["a UUID", "GET http://h:80/i/6f1e2d3c-0000-4000-8000-00000000abcd HTTP/1.1", "/i/:id"],
    ["an e-mail address", "GET http://h:80/users/ann@example.com HTTP/1.1", "/users/:id"],
    ["an escaped address", "GET http://h:80/users/ann%40example.com HTTP/1.1", "/users/:id"],
    ["a token", "GET http://h:80/reset/eyJhbGciOiJIUzI1NiJ9aaaaaa HTTP/1.1", "/reset/:id"],
    ["no slash", "GET http://h:80?x=1 HTTP/1.1", "/"],
    [
      "a word that is long",
      "GET http://h:80/terms-and-conditions-of-the-service HTTP/1.1",
      "/terms-and-conditions-of-the-service",
    ],
  ];
  for (const [what, request, path] of paths) {
    it(`has a path without what identifies the visitor: ${what}`, () => {
      assert.equal(parseRequest(line({ request }))?.path, path);
    });
  }

  it("has only the network of the client", () => {
    assert.equal(parseRequest(line({ client: "203.0.113.77:55123" }))?.client, "203.0.113.0");
    const six = parseRequest(line({ client: "2001:db8:1234:5678::1:55123" }));
    assert.equal(six?.client, "2001:db8:1234::");
    const bracketed = parseRequest(line({ client: "[2001:db8:1234:5678::1]:55123" }));
    assert.equal(bracketed?.client, "2001:db8:1234::");
  });

  it("is not an empty line, other text, or a line with a broken time", () => {
    assert.deepEqual(
      [
        "",
        "x",
        `Enable AccessLog for ELB: app/x at 2026`,
        line({}).replace("2018-07-02T22:23", "yesterday"),
      ].map(parseRequest),
      [undefined, undefined, undefined, undefined],
    );
  });
});
