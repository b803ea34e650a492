import assert from "node:assert/strict";
import { isLoopbackOnly, listeningIn } from "../../../live/why/causes/app/listening";

function says(...lines: string[]) {
  return listeningIn(lines.map((text, index) => ({ at: new Date(index), text })));
}

describe("The address on which an app says that it listens", () => {
  const cases: readonly (readonly [string, readonly number[], boolean])[] = [
    ["Server listening on port 8080", [8080], false],
    ["Listening on :3000", [3000], false],
    ["listening at http://127.0.0.1:4000/", [4000], true],
    ["2026-03-01T12:04:31.123Z INFO server listening on [::1]:3000", [3000], true],
    ["12:04:31 server listening on [::]:3000", [3000], false],
    ["   - Local:        http://localhost:3000", [3000], true],
    ["ready - started server on 0.0.0.0:3000, url: http://localhost:3000", [3000], false],
  ];
  for (const [line, ports, loopback] of cases) {
    it(`is found in ${line.trim()}`, () => {
      const found = says(line);
      assert.deepEqual(found?.ports, ports);
      assert.equal(isLoopbackOnly(found), loopback);
    });
  }

  it("is not only localhost if Next.js also names the network", () => {
    const found = says("   - Local:   http://localhost:3000", "   - Network: http://0.0.0.0:3000");
    assert.ok(found && !isLoopbackOnly(found));
  });

  it("is not an address that the app calls, and not a time", () => {
    assert.equal(
      says("connected to db.local:5432", "12:04:31 warming up", "GET localhost:3000/"),
      undefined,
    );
  });
});
