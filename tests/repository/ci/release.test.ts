import assert from "node:assert/strict";
import { bash } from "../../support/bash";
import { readProjectFile, readYaml } from "../files";
import { inFolder } from "../../support/folder";

const { version } = JSON.parse(readProjectFile("package.json")) as { readonly version: string };

/** Runs .ci/release in a copy of the project with this CHANGELOG and package.json's version. */
function releaseNotes(tag: string, changelog = readProjectFile("CHANGELOG.md")) {
  const files = {
    "package.json": readProjectFile("package.json"),
    ".ci/release": readProjectFile(".ci/release"),
    "CHANGELOG.md": changelog,
  };
  return inFolder(files, (cwd) => bash([".ci/release", tag], { cwd }));
}

describe("A release", () => {
  it("has notes for package.json's version in CHANGELOG.md, with a date", async () => {
    const { code, stdout, stderr } = await releaseNotes(`v${version}`);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^### /m);
  });

  it("uses only the text of its own section", async () => {
    const changelog = `# Changelog\n\n## [${version}] - 2026-01-02\n\n- new\n\n## [0.0.1] - 2026-01-01\n\n- old\n`;
    const { stdout } = await releaseNotes(`v${version}`, changelog);
    assert.equal(stdout.trim(), "- new");
  });

  it("is refused for another version than package.json's", async () => {
    const { code, stderr } = await releaseNotes("v99.0.0");
    assert.equal(code, 1);
    assert.match(
      stderr,
      new RegExp(`tag is v99\\.0\\.0, and package\\.json has version ${version}`),
    );
  });

  for (const heading of [`## [${version}]`, `## [${version}] - 2026-01-02\n## [0.0.1]`]) {
    it(`is refused without a date or a text: ${JSON.stringify(heading)}`, async () => {
      const { code, stdout, stderr } = await releaseNotes(`v${version}`, `${heading}\n\n- old\n`);
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(stderr, /has no section/);
    });
  }

  it("is made from a tag, by a job with no other rights", () => {
    const workflow = readYaml(".github/workflows/release.yml") as {
      readonly on: unknown;
      readonly permissions: unknown;
      readonly jobs: Readonly<Record<string, { readonly permissions: unknown }>>;
    };
    assert.deepEqual(workflow.on, { push: { tags: ["v*"] } });
    assert.deepEqual(workflow.permissions, {});
    assert.deepEqual(
      Object.values(workflow.jobs).map(({ permissions }) => permissions),
      [{ contents: "write" }],
    );
  });

  it("has a version in every section of CHANGELOG.md", () => {
    const headings = readProjectFile("CHANGELOG.md").match(/^## .*$/gm) ?? [];
    assert.ok(headings.length > 0);
    for (const heading of headings)
      assert.match(heading, /^## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
  });
});
