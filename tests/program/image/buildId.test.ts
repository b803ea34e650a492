import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { runAnew, runCommitted } from "../../support/stack";
import { inFolder } from "../../support/folder";
import { environmentOf, types } from "../definition";

const files = {
  Dockerfile: "FROM node:24-slim",
  ".dockerignore": "*.log\nnode_modules\n",
  "page.js": "1",
  "build.log": "1",
};

/** The id of dev's task, after a check that it is also the id of the build. */
async function idOf(context: string, ...settings: readonly string[]): Promise<string | undefined> {
  const image = JSON.stringify({ source: "build", context });
  const dev = await runAnew("dev", [`image=${image}`, ...settings]);
  const { args } = dev.one(types.image).inputs["build"] as { args: Record<string, unknown> };
  const id = environmentOf(dev)["NEXT_DEPLOYMENT_ID"];
  assert.equal(args["NEXT_DEPLOYMENT_ID"], id);
  return id;
}

describe("the deployment id of a stack that builds its image", () => {
  it("is the same for the same source, and differs if any part of the build differs", async () => {
    await inFolder(files, async (folder) => {
      const write = (name: string, text: string) => {
        fs.writeFileSync(path.join(folder, name), text);
      };
      const first = await idOf(folder);
      assert.match(first ?? "", /^dev-[0-9a-f]{12}$/);
      assert.equal(await idOf(folder), first);

      fs.mkdirSync(path.join(folder, "node_modules"));
      write("node_modules/ignored.js", "1");
      write("build.log", "2");
      assert.equal(await idOf(folder), first, "Docker does not get what is ignored");
      write(".dockerignore", "*.log\nnode_modules\n!node_modules/kept.js\n");
      const ids = [first, await idOf(folder)];
      write("node_modules/kept.js", "1");
      ids.push(await idOf(folder));
      write("page.js", "2");
      ids.push(await idOf(folder));
      fs.renameSync(path.join(folder, "page.js"), path.join(folder, "pages.js"));
      ids.push(await idOf(folder));
      fs.symlinkSync("pages.js", path.join(folder, "link.js"));
      ids.push(await idOf(folder));
      write("Dockerfile", "FROM node:26-slim");
      ids.push(await idOf(folder));
      write("Dockerfile.dockerignore", "*.js\n");
      ids.push(await idOf(folder));
      ids.push(await idOf(folder, "environment.NEXT_PUBLIC_THEME=dark"));
      ids.push(await idOf(folder, "image.args.FLAVOUR=slim"));
      assert.equal(new Set(ids).size, ids.length, ids.join(" "));
    });
  });

  it("is the one in the stack file if there is one, and the tag's if somebody else builds", async () => {
    await inFolder(files, async (folder) => {
      assert.equal(await idOf(folder, "environment.NEXT_DEPLOYMENT_ID=blue"), "blue");
      assert.match(
        (await idOf(folder, "imageTag=a.tag.of.more.than.thirty-two.characters")) ?? "",
        /^[\w-]{19}-[0-9a-f]{12}$/,
      );
    });
    const registry = await runCommitted("dev", [`image={"source":"registry"}`]);
    assert.equal(environmentOf(registry)["NEXT_DEPLOYMENT_ID"], "dev");
  });
});
