import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { main as pause } from "../../../tools/commands/pause";
import { runMain, unfolded } from "../../support/command";
import { devTags, frontDoor, plainListener, type CannedRule } from "./frontDoor";
import { leftPage, writes } from "./leftPage";
import { html, usePause } from "./usePause";

describe("catalog pause --page", () => {
  const pausing = usePause();
  const { page, run } = pausing;
  const appRule = (number: number): CannedRule => ({
    arn: "arn:app",
    number,
    forwardsTo: "arn:group",
    tags: devTags,
  });

  it("shows the page to every request before the tasks stop, and says what it costs", async () => {
    const account = frontDoor();
    const done = await run(account.answers);
    assert.deepEqual([done.code, done.stderr], [0, ""]);
    assert.deepEqual(writes(done), ["CreateRule", "UpdateService"]);
    const { input } = done.calls.find(({ operation }) => operation === "CreateRule") ?? {};
    assert.deepEqual(
      Object.fromEntries(Object.entries(input ?? {}).filter(([key]) => key !== "Version")),
      {
        Action: "CreateRule",
        ListenerArn: "arn:listener",
        Priority: "1",
        "Conditions.member.1.Field": "path-pattern",
        "Conditions.member.1.PathPatternConfig.Values.member.1": "/*",
        "Actions.member.1.Type": "fixed-response",
        "Actions.member.1.FixedResponseConfig.MessageBody": html,
        "Actions.member.1.FixedResponseConfig.StatusCode": "503",
        "Actions.member.1.FixedResponseConfig.ContentType": "text/html",
        "Tags.member.1.Key": "Project",
        "Tags.member.1.Value": "mcp-catalog",
        "Tags.member.2.Key": "Stack",
        "Tags.member.2.Value": "dev",
        "Tags.member.3.Key": "PausePage",
        "Tags.member.3.Value": "true",
      },
    );
    assert.equal(
      done.stdout,
      `mcp-catalog-dev-service in us-east-1 is paused.
  page     back.html, 18 bytes as text/html, status 503
  tasks    1 → 0; ECS stops the 1 that run
  stays    the load balancer, which answers with the page, and everything else
           in the stack that AWS bills
  wakes    npx catalog resume, which also removes the page; pulumi up only if a
           count in Pulumi.dev.yaml has changed; pulumi up --refresh always

Next
  npx catalog resume dev
`,
    );
  });

  it("comes before the rule that forwards to the app, and behind the rules of others", async () => {
    const other: CannedRule = { arn: "arn:other", number: 3, host: "shop.example.com" };
    for (const [rules, number] of [
      [[appRule(1000)], 999],
      [[appRule(1000), { ...other, number: 999 }], 998],
      [[other], 4],
    ] as const) {
      const account = frontDoor({ rules });
      assert.equal((await run(account.answers)).code, 0);
      assert.equal(account.rules().at(-1)?.number, number);
    }
  });

  it("changes the page that is there, and only that if the stack sleeps already", async () => {
    const account = frontDoor({ desiredCount: 0, rules: [leftPage] });
    const done = await run(account.answers, {}, page("back.txt", "Back at 8"));
    assert.deepEqual([done.code, writes(done)], [0, ["ModifyRule"]]);
    assert.deepEqual(account.rules(), [{ ...leftPage, body: "Back at 8", host: undefined }]);
    assert.match(done.stdout, /is paused already\.\n {2}page {5}back\.txt, 9 bytes as text\/plain/);
  });

  it("also changes the page of a listener that no longer forwards to the app", async () => {
    const before = { ...leftPage, listener: plainListener };
    const account = frontDoor({ desiredCount: 0, rules: [before] });
    const done = await run(account.answers);
    assert.deepEqual([done.code, writes(done)], [0, ["ModifyRule", "CreateRule"]]);
    assert.deepEqual(
      account.rules().map(({ body }) => body),
      [html, html],
    );
  });

  it("does not touch another stack's page", async () => {
    const foreign = { ...leftPage, tags: { ...leftPage.tags, Stack: "prod" } };
    const account = frontDoor({ rules: [foreign] });
    const done = await run(account.answers);
    assert.deepEqual(writes(done), ["CreateRule", "UpdateService"]);
    assert.deepEqual(account.rules()[0], foreign);
  });

  it("asks about prod with the name of the page", async () => {
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(false);
    };
    const account = frontDoor({ balancerTags: { ...devTags, Stack: "prod" } });
    const done = await runMain(pause, ["prod", "--page", page()], account.answers, {
      cwd: pausing.folder,
      ask,
    });
    assert.deepEqual([done.code, done.stderr, writes(done)], [1, "Nothing was changed.\n", []]);
    assert.match(asked.join(), /1 → 0 tasks, and show back\.html\? \[y\/N\] $/);
  });

  it("refuses a wrong file before any call, with all that is wrong", async () => {
    for (const [name, content, problems] of [
      ["none.html", undefined, /^--page none\.html cannot be read: ENOENT/],
      [
        "long.css",
        "x".repeat(1025),
        /^--page long\.css: nothing was changed\. its name must end in \.html, \.htm, \.txt, \.json, .* at most 1024 bytes, .* and has 1025: /,
      ],
      ["euro.html", "€".repeat(342), /at most 1024 bytes, .* and has 1026: /],
      ["blank.html", " \n", /changed\. it must not be empty$/],
      ["latin.txt", Buffer.from([0xe4]), /changed\. it must be text in UTF-8$/],
      ["half.json", "{", /changed\. it must be JSON$/],
    ] as const) {
      if (content !== undefined) fs.writeFileSync(path.join(pausing.folder, name), content);
      const done = await run(frontDoor().answers, {}, name);
      assert.deepEqual([done.code, done.stdout, done.calls], [2, "", []], name);
      assert.match(unfolded(done.stderr), problems);
    }
  });

  it("takes 1,024 bytes, and drops the byte order mark that an editor puts before them", async () => {
    const account = frontDoor();
    const body = `${"€".repeat(341)}.`;
    const done = await run(account.answers, {}, page("longest.HTM", `\ufeff${body}`));
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stdout, /longest\.HTM, 1024 bytes as text\/html/);
    assert.equal(account.rules()[0]?.body, body);
  });
});
