import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { bash } from "../../support/bash";
import { projectFolder, readProjectFile, readYaml } from "../files";

const { version } = JSON.parse(readProjectFile("package.json")) as { readonly version: string };

/** Runs .ci/release in a copy of the project with this CHANGELOG and package.json's version. */
function releaseNotes(tag: string, changelog = readProjectFile("CHANGELOG.md")) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-release-"));
  try {
    fs.mkdirSync(path.join(folder, ".ci"));
    for (const file of ["package.json", ".ci/release"]) {
      fs.copyFileSync(path.join(projectFolder, file), path.join(folder, file));
    }
    fs.writeFileSync(path.join(folder, "CHANGELOG.md"), changelog);
    return bash([".ci/release", tag], { cwd: folder });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe("A release", () => {
  it("has notes for package.json's version in CHANGELOG.md, with a date", () => {
    const { status, stdout, stderr } = releaseNotes(`v${version}`);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^### /m);
  });

  it("uses only the text of its own section", () => {
    const changelog = `# Changelog\n\n## [${version}] - 2026-01-02\n\n- new\n\n## [0.0.1] - 2026-01-01\n\n- old\n`;
    assert.equal(releaseNotes(`v${version}`, changelog).stdout.trim(), "- new");
  });

  it("is refused for another version than package.json's", () => {
    const { status, stderr } = releaseNotes("v99.0.0");
    assert.equal(status, 1);
    assert.match(
      stderr,
      new RegExp(`tag is v99\\.0\\.0, and package\\.json has version ${version}`),
    );
  });

  for (const heading of [`## [${version}]`, `## [${version}] - 2026-01-02\n## [0.0.1]`]) {
    it(`is refused without a date or a text: ${JSON.stringify(heading)}`, () => {
      const { status, stdout, stderr } = releaseNotes(`v${version}`, `${heading}\n\n- old\n`);
      assert.deepEqual([status, stdout], [1, ""]);
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
