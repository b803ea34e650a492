import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Settings } from "../../../settings";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

function settingsOf(values: Changes = {}): Settings {
  return parseSettings(configuration({ values }));
}

/** The secrets with a value in the file, in a form that a test can compare. */
function plainSecrets({ secrets }: Settings) {
  return secrets.flatMap(({ value, ...secret }) =>
    value.from === "random" ? [] : [{ ...secret, value: value.read() }],
  );
}

const supabaseUrl = {
  variable: "NEXT_PUBLIC_SUPABASE_URL",
  name: "supabase-url",
  description: "Supabase project URL",
  value: "https://example.supabase.co",
  followRotation: false,
};
const supabaseKey = {
  variable: "NEXT_PUBLIC_SUPABASE_ANON_KEY",
  name: "supabase-key",
  description: "Supabase anon key",
  value: "anon-key",
  followRotation: false,
};

describe("The secrets", () => {
  it("may be the empty map that remains when the last of the app's own secrets is removed", () => {
    const encrypted = ["supabaseUrl", "supabaseKey"];
    const { secrets } = parseSettings(configuration({ values: { secrets: {} }, encrypted }));
    assert.deepEqual(
      secrets.filter(({ value }) => value.from !== "random").map(({ name }) => name),
      ["supabase-url", "supabase-key"],
    );
  });

  it("are only the two for Supabase if the file has no others", () => {
    assert.deepEqual(plainSecrets(settingsOf()), [supabaseUrl, supabaseKey]);
  });

  it("are not printed with the settings", () => {
    const settings = settingsOf({ secrets: { STRIPE_KEY: "sk_live" } });
    for (const text of [JSON.stringify(settings), inspect(settings, { depth: Infinity })]) {
      assert.match(text, /STRIPE_KEY/);
      assert.doesNotMatch(text, /sk_live|anon-key|example\.supabase\.co/);
    }
  });

  it("are followed if the file says so, in any order, and pinned otherwise", () => {
    const followed = (followRotation: readonly string[]) =>
      settingsOf({ secrets: { STRIPE_KEY: "sk_live", MAIL_KEY: "m" }, followRotation })
        .secrets.filter((secret) => secret.followRotation)
        .map(({ variable }) => variable);
    const both = ["NEXT_PUBLIC_SUPABASE_ANON_KEY", "STRIPE_KEY"];
    assert.deepEqual(followed([]), []);
    assert.deepEqual(followed(both), both);
    assert.deepEqual(followed([...both].reverse()), both);
  });

  it("may include Next.js's key among the followed ones if the file has it", () => {
    const key = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
    const { secrets } = settingsOf({ secrets: { [key]: "own" }, followRotation: [key] });
    assert.deepEqual(
      secrets.filter(({ followRotation }) => followRotation).map(({ variable }) => variable),
      [key],
    );
  });

  it("are those for Supabase first, then the file's, named in lower case with hyphens", () => {
    const secrets = plainSecrets(
      settingsOf({ secrets: { STRIPE_KEY: "sk_live", smtp_user_password2: "hunter2" } }),
    );
    assert.deepEqual(secrets, [
      supabaseUrl,
      supabaseKey,
      {
        variable: "STRIPE_KEY",
        name: "stripe-key",
        description: "STRIPE_KEY of the app",
        value: "sk_live",
        followRotation: false,
      },
      {
        variable: "smtp_user_password2",
        name: "smtp-user-password2",
        description: "smtp_user_password2 of the app",
        value: "hunter2",
        followRotation: false,
      },
    ]);
  });

  it("may lack those of Supabase if the app serves mock data", () => {
    const { secrets, container } = settingsOf({
      supabaseUrl: undefined,
      supabaseKey: undefined,
      environment: { NEXT_PUBLIC_USE_MOCK_DATA: "true" },
      framework: "none",
    });
    assert.deepEqual(secrets, []);
    assert.equal(container.environment["NEXT_PUBLIC_USE_MOCK_DATA"], "true");
  });

  for (const database of ["none", "postgres", "supabase2", ""]) {
    it(`may lack those of Supabase if NEXT_PUBLIC_DB_TYPE is ${JSON.stringify(database)}`, () => {
      const { secrets, container } = settingsOf({
        supabaseUrl: undefined,
        supabaseKey: undefined,
        environment: { NEXT_PUBLIC_DB_TYPE: database },
        secrets: { DATABASE_URL: "postgres://canary" },
      });
      assert.deepEqual(
        secrets.map(({ variable }) => variable),
        ["DATABASE_URL", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"],
      );
      assert.equal(container.environment["NEXT_PUBLIC_DB_TYPE"], database);
      assert.equal(container.environment["NEXT_PUBLIC_USE_MOCK_DATA"], undefined);
    });
  }

  it("must include those of Supabase if NEXT_PUBLIC_DB_TYPE is supabase", () => {
    const environment = { NEXT_PUBLIC_DB_TYPE: "supabase" };
    assert.throws(
      () => settingsOf({ supabaseUrl: undefined, environment }),
      /supabaseUrl +is required and not set/,
    );
  });

  it("are kept if they are set although the app serves mock data", () => {
    const environment = { NEXT_PUBLIC_USE_MOCK_DATA: "true" };
    const secrets = plainSecrets(settingsOf({ environment, supabaseUrl: undefined }));
    assert.deepEqual(secrets, [supabaseKey]);
  });

  it("may be 65536 bytes long", () => {
    const [url] = plainSecrets(settingsOf({ supabaseUrl: "u".repeat(65_536) }));
    assert.equal(url?.value.length, 65_536);
  });

  it("stay text if they look like numbers, truth values or JSON", () => {
    const secrets = plainSecrets(settingsOf({ supabaseUrl: "0123", supabaseKey: '{"a":1}' }));
    assert.deepEqual(
      secrets.map(({ value }) => value),
      ["0123", '{"a":1}'],
    );
  });
});
