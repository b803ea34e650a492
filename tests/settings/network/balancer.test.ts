import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

function settingsOf(values: Changes) {
  return parseSettings(configuration({ values }));
}

describe("A good setting of the balancer", () => {
  it("may be at either limit", () => {
    for (const accessLogDays of [0, 3650]) {
      assert.equal(settingsOf({ accessLogDays }).accessLogDays, accessLogDays);
    }
    for (const rateLimit of [10, 2_000_000_000]) {
      assert.deepEqual(settingsOf({ waf: { rateLimit } }).waf, { rateLimit });
    }
  });

  it("is a WAF with 2,000 requests in 5 minutes if the file only asks for a WAF", () => {
    assert.deepEqual(settingsOf({ waf: {} }).waf, { rateLimit: 2000 });
  });

  it("is the text of a header, or none, beside the other headers' defaults", () => {
    const defaults = settingsOf({}).securityHeaders;
    const values = {
      strictTransportSecurity: [
        "max-age=0",
        "max-age=63072000; includeSubDomains; preload",
        "none",
      ],
      contentTypeOptions: ["none"],
      frameOptions: ["DENY", "none"],
      contentSecurityPolicy: [
        "default-src 'self'; img-src * data:; script-src 'self' 'sha256-abc+/='",
        `img-src ${"x".repeat(1016)}`,
      ],
      server: [true],
    };
    for (const [key, list] of Object.entries(values)) {
      for (const value of list) {
        const { securityHeaders } = settingsOf({ securityHeaders: { [key]: value } });
        assert.deepEqual(securityHeaders, { ...defaults, [key]: value });
      }
    }
  });
});
