import assert from "node:assert/strict";
import { lines } from "../../../../live/ecs/runTask/log";
import { refused } from "../../answers";
import { is, page, stopped, tell } from "./fixture";

const noStream = refused("ResourceNotFoundException", "The specified log stream does not exist.");

describe("The log of a task", () => {
  it("is passed on line by line, each once and in order, over several pages and tries", async () => {
    const pages = [
      noStream,
      page("a", "one", "two"),
      page("a"),
      refused("InternalFailure", "try again"),
      page("b", "three"),
      page("c"),
      page("d", "four"),
    ];
    const { log, server } = await tell({
      DescribeTasks: [...Array<ReturnType<typeof is>>(4).fill(is("RUNNING")), stopped(0)],
      GetLogEvents: [...pages, page("d")],
    });
    const shown = log.filter((line) => !line.startsWith("("));
    assert.deepEqual(shown, ["one", "two", "three", "four"]);
    const asked = server.inputs("GetLogEvents");
    assert.deepEqual(
      asked.map(({ nextToken }) => nextToken),
      [undefined, undefined, "a", "a", "a", "b", "c", "d", "d"],
    );
    assert.deepEqual(asked[0], {
      logGroupName: "/ecs/shop",
      logStreamName: "web/shop/0123456789abcdef",
      startFromHead: true,
    });
  });

  it("includes the lines that arrive after the task has stopped", async () => {
    const late = [noStream, noStream, page("a", "late"), page("a"), page("b", "later"), page("b")];
    const { end, log } = await tell({ DescribeTasks: stopped(0), GetLogEvents: late });
    assert.deepEqual(log, ["late", "later"]);
    assert.deepEqual(end, { exitCode: 0, reason: "Essential container in task exited" });
  });

  it("is not waited for endlessly", async () => {
    const endless = Array.from({ length: 10_000 }, (_, n) => page(`t${n}`));
    const { server } = await tell({ DescribeTasks: stopped(0), GetLogEvents: endless }, {}, 500);
    assert.ok(server.inputs("GetLogEvents").length < endless.length);
  });

  it("is reported once as unreadable, and the task goes on", async () => {
    const { end, log } = await tell({
      DescribeTasks: [is("RUNNING"), is("RUNNING"), stopped(3)],
      GetLogEvents: refused("AccessDeniedException", "not allowed"),
    });
    assert.deepEqual(log, [
      "(The log cannot be read: AccessDeniedException: not allowed. Allow the credentials in use to do what is refused here.)",
    ]);
    assert.deepEqual(end, { exitCode: 3, reason: "Essential container in task exited" });
  });

  it("contains nothing that a terminal would interpret", () => {
    const escape = String.fromCharCode(27);
    assert.deepEqual(lines(`${escape}[31mred${escape}[0m ${escape}]0;title\u0007end\r\n`), [
      "red end",
    ]);
    assert.deepEqual(lines("a\tb\u0000c\u0008\u202ed\r\n\r\n  indented"), [
      "a  bcd",
      "",
      "  indented",
    ]);
  });
});
