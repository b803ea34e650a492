import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { frameworkPaths } from "../../settings/framework";
import { parseSettings } from "../../settings/parse";
import { configuration } from "../settings/configuration";
import { copyInto, parseDockerfile, type Stage } from "../support/dockerfile";
import { catalog, describeCatalog, get, publicEnv, run, serve, temporaryFolder } from "./support";

const publicNames = [
  "NEXT_PUBLIC_DB_TYPE",
  "NEXT_PUBLIC_USE_MOCK_DATA",
  "NEXT_PUBLIC_SUPABASE_URL",
  "NEXT_PUBLIC_SUPABASE_ANON_KEY",
];

describeCatalog("Dockerfile", () => {
  let stages: readonly Stage[];
  before(async () => {
    stages = parseDockerfile(await readFile(path.join(catalog, "Dockerfile"), "utf8"));
  });
  const runtime = () => stages.at(-1) ?? assert.fail("no stage");
  const only = (stage: Stage, keyword: string): string => {
    const found = stage.instructions.filter((instruction) => instruction.keyword === keyword);
    assert.equal(found.length, 1, `${keyword}: ${found.length} times`);
    return found[0]?.value ?? "";
  };

  it("has a build and a runtime stage on a pinned Alpine with an even Node release", async () => {
    const text = await readFile(path.join(catalog, "Dockerfile"), "utf8");
    const version = /^ARG NODE_VERSION=(\d+)/m.exec(text)?.[1];
    assert.ok(Number(version) >= 20 && Number(version) % 2 === 0, version);
    assert.ok(stages.length >= 2);
    for (const { from } of stages) assert.match(from, /^node:\$\{NODE_VERSION\}-alpine( AS \w+)?$/);
  });

  it("runs node directly, as a numbered user other than root, on port 3000", () => {
    assert.deepEqual(JSON.parse(only(runtime(), "CMD")), ["node", "server.js"]);
    assert.match(only(runtime(), "USER"), /^[1-9]\d*:[1-9]\d*$/);
    assert.equal(only(runtime(), "EXPOSE"), "3000");
    assert.match(only(runtime(), "ENV"), /\bNODE_ENV=production\b/);
    // An entry point would stand between, and ECS ignores HEALTHCHECK.
    const unwanted = /^(ENTRYPOINT|HEALTHCHECK|SHELL)$/;
    assert.deepEqual(
      runtime().instructions.filter(({ keyword }) => unwanted.test(keyword)),
      [],
    );
  });

  it("takes each NEXT_PUBLIC_ value as an argument before the build runs", () => {
    const { instructions } = stages[0] ?? assert.fail("no stage");
    const firstRun = instructions.findIndex(({ keyword }) => keyword === "RUN");
    const declared = instructions
      .slice(0, firstRun)
      .filter(({ keyword }) => keyword === "ARG")
      .map(({ value }) => value);
    assert.deepEqual(declared, publicNames);
  });

  it("needs no volumes, because the task has folders in memory", () => {
    const found = runtime().instructions.map(({ keyword }) => keyword);
    assert.ok(!found.includes("VOLUME"), found.join(" "));
  });

  it("keeps no key in the image's environment or history", () => {
    const kept = runtime().instructions.filter(({ keyword }) => /^(ENV|ARG|LABEL)$/.test(keyword));
    for (const { value } of kept) assert.doesNotMatch(value, /KEY|SECRET|TOKEN|PASSWORD|SUPABASE/i);
  });

  it("copies everything that the app needs to be built and to run", async () => {
    // Needs no Docker engine: the COPY lines of both stages are carried out in two plain folders.
    const ignored = (await readFile(path.join(catalog, ".dockerignore"), "utf8")).split("\n");
    for (const name of [".env*", ".git", "dist", "node_modules"]) assert.ok(ignored.includes(name));
    const [builder, image] = [await temporaryFolder(), await temporaryFolder()];
    await copyInto(builder, stages[0] ?? assert.fail("no stage"), () => catalog, ignored);
    const made = run(
      builder,
      only(stages[0] ?? assert.fail("no stage"), "RUN")
        .split(" ")
        .slice(1),
      {
        NEXT_PUBLIC_USE_MOCK_DATA: "true",
      },
    );
    assert.equal(await made.ended, 0, made.output());
    await copyInto(image, runtime(), (stage) => (stage ? builder : catalog), ignored);

    const { url } = await serve({}, image);

    assert.equal((await get(url)).status, 200);
    const script = await get(`${url}/env.js`);
    assert.match(script.headers.get("content-type") ?? "", /^text\/javascript\b/);
    assert.deepEqual(publicEnv(script.body), { NEXT_PUBLIC_USE_MOCK_DATA: "true" });
  });
});

describeCatalog("Dockerfile for Next.js", () => {
  let runtime: Stage;
  before(async () => {
    const readme = await readFile(path.join(catalog, "README.md"), "utf8");
    const text = /```dockerfile\n([^]*?)```/.exec(readme)?.[1] ?? assert.fail("no Dockerfile");
    runtime = parseDockerfile(text).at(-1) ?? assert.fail("no stage");
  });
  const at = (keyword: string) =>
    runtime.instructions.findIndex((instruction) => instruction.keyword === keyword);
  const valueOf = (keyword: string) => runtime.instructions[at(keyword)]?.value ?? "";

  it("runs as the task's user in a folder below which Next.js has its cache, without volumes", () => {
    const { user } = parseSettings(configuration({})).container;
    assert.equal(valueOf("USER"), user);
    assert.ok(
      frameworkPaths({ framework: "nextjs" }).includes(`${valueOf("WORKDIR")}/.next/cache`),
    );
    assert.equal(at("VOLUME"), -1);
  });
});
