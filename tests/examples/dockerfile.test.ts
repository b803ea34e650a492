import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { frameworkPaths } from "../../settings/toSettings/framework";
import { parseSettings } from "../../settings/parse";
import { configuration } from "../settings/configuration";
import { copyInto, parseDockerfile, type Stage } from "../support/dockerfile";
import { BakedSearch } from "../../tools/push/baked";
import {
  catalog,
  describeCatalog,
  get,
  key,
  publicEnv,
  serve,
  temporaryFolder,
  type Environment,
} from "./support";

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

  it("is on a pinned Alpine with an even Node release", async () => {
    const text = await readFile(path.join(catalog, "Dockerfile"), "utf8");
    const version = /^ARG NODE_VERSION=(\d+)/m.exec(text)?.[1];
    assert.ok(Number(version) >= 20 && Number(version) % 2 === 0, version);
    assert.ok(stages.length > 0);
    for (const { from } of stages) assert.match(from, /^node:\$\{NODE_VERSION\}-alpine( AS \w+)?$/);
  });

  it("runs node directly, as a numbered user other than root, on port 3000", () => {
    assert.deepEqual(JSON.parse(only(runtime(), "CMD")), ["node", "server.js"]);
    assert.match(only(runtime(), "USER"), /^[1-9]\d*:[1-9]\d*$/);
    assert.equal(only(runtime(), "EXPOSE"), "3000");
    assert.match(only(runtime(), "ENV"), /\bNODE_ENV=production\b/);
    // An ENTRYPOINT would run before CMD, and ECS ignores HEALTHCHECK.
    const unwanted = /^(ENTRYPOINT|HEALTHCHECK|SHELL)$/;
    assert.deepEqual(
      runtime().instructions.filter(({ keyword }) => unwanted.test(keyword)),
      [],
    );
  });

  it("takes no value of a stage, so that every stage runs the same image", () => {
    const args = stages.flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === "ARG").map(({ value }) => value),
    );
    assert.deepEqual(args, ["APP_VERSION=dev"]);
  });

  it("needs no volumes, because the task has folders in memory", () => {
    const found = runtime().instructions.map(({ keyword }) => keyword);
    assert.ok(!found.includes("VOLUME"), found.join(" "));
  });

  it("keeps no key in the image's environment or history", () => {
    const kept = runtime().instructions.filter(({ keyword }) => /^(ENV|ARG|LABEL)$/.test(keyword));
    for (const { value } of kept) assert.doesNotMatch(value, /KEY|SECRET|TOKEN|PASSWORD|SUPABASE/i);
  });

  it("makes one image that serves two stages, each with its own page", async () => {
    // Needs no Docker engine: the COPY lines are carried out in a plain folder.
    const ignored = (await readFile(path.join(catalog, ".dockerignore"), "utf8")).split("\n");
    for (const name of [".env*", ".git", "node_modules"]) assert.ok(ignored.includes(name));
    const image = await temporaryFolder();
    await copyInto(image, runtime(), () => catalog, ignored);
    const dev = { NEXT_PUBLIC_USE_MOCK_DATA: "true", NEXT_PUBLIC_DB_TYPE: "mock" };
    const prod = {
      NEXT_PUBLIC_USE_MOCK_DATA: "false",
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.example",
      NEXT_PUBLIC_SUPABASE_ANON_KEY: key,
    };

    const servers = [await serve(dev, image), await serve(prod, image)];

    const pages = await Promise.all(servers.map(({ url }) => get(url)));
    assert.match(pages[0]?.body ?? "", /<dt>Filesystem<\/dt>/);
    assert.match(pages[1]?.body ?? "", /read from project\.supabase\.example \(supabase\)/);
    const scripts = await Promise.all(servers.map(({ url }) => get(`${url}/env.js`)));
    assert.match(scripts[0]?.headers.get("content-type") ?? "", /^text\/javascript\b/);
    assert.deepEqual(
      scripts.map(({ body }) => publicEnv(body)),
      [dev, { NEXT_PUBLIC_USE_MOCK_DATA: "false", NEXT_PUBLIC_DB_TYPE: "supabase" }],
    );
    // What `catalog promote` requires of the image.
    for (const values of [dev, prod]) {
      assert.deepEqual(await bakedInFolder(image, values), { found: [], untold: [] });
    }
  });
});

/** What `catalog promote` finds in the files of an image. */
async function bakedInFolder(folder: string, values: Environment) {
  const search = new BakedSearch(values);
  for (const file of await readdir(folder)) {
    search.look(file, await readFile(path.join(folder, file), "utf8"));
  }
  return search.result();
}

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
