import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

function settingsOf(values: Changes = {}) {
  return parseSettings(configuration({ values }));
}

function containerOf(values: Changes = {}) {
  const { user, readOnlyRootFilesystem, writablePaths, memoryPaths } = settingsOf(values).container;
  return { user, readOnlyRootFilesystem, writablePaths, memoryPaths };
}

describe("What the container may do", () => {
  it("is by default exactly what a Next.js app in an official Node.js image needs", () => {
    assert.deepEqual(containerOf(), {
      user: "1000:1000",
      readOnlyRootFilesystem: true,
      writablePaths: [],
      memoryPaths: ["/app/.next/cache", "/tmp"],
    });
    const { exec, containerInsights } = settingsOf();
    assert.deepEqual([exec, containerInsights], [false, "enabled"]);
  });

  it("is only a place for temporary files for another app", () => {
    assert.deepEqual(containerOf({ framework: "none" }).memoryPaths, ["/tmp"]);
  });

  it("may be listed folder by folder, or be nothing", () => {
    const writablePaths = ["/var/cache/nginx", "/srv/.a..b/c-d_1"];
    for (const each of [writablePaths, []]) {
      const found = containerOf({ writablePaths: each });
      assert.deepEqual([found.writablePaths, found.memoryPaths], [each, []]);
    }
  });

  it("needs no folders if the app may write everywhere, and may then include ECS Exec", () => {
    const values = { readOnlyRootFilesystem: false, exec: true };
    assert.deepEqual(containerOf(values), {
      user: "1000:1000",
      readOnlyRootFilesystem: false,
      writablePaths: [],
      memoryPaths: [],
    });
    assert.equal(settingsOf(values).exec, true);
    const network = { mode: "dedicated", nat: "none", endpoints: ["ssmmessages"] };
    assert.equal(settingsOf({ ...values, network }).exec, true);
  });

  it("has a user with any number, as text or as a number, including root", () => {
    for (const user of ["0", "0:0", "1001", "1001:0", "2147483647:2147483647"]) {
      assert.equal(containerOf({ user }).user, user);
    }
    assert.equal(containerOf({ user: 1001 }).user, "1001");
  });

  it("does not change the metrics of the monitoring", () => {
    for (const containerInsights of ["disabled", "enabled", "enhanced"]) {
      const settings = settingsOf({ monitoring: { containerInsights } });
      assert.equal(settings.containerInsights, containerInsights);
      assert.ok(!("containerInsights" in settings.monitoring));
    }
  });
});
