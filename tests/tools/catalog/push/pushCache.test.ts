import assert from "node:assert/strict";
import { builders, canary, machine, registry, url } from "./pushMachine";
import { runCatalog } from "../run";

describe("The cache of catalog push", () => {
  it("keeps the build's cache beside the versions, if the builder can, and pushes in the same step", async () => {
    for (const builder of [builders.made, builders.containerd]) {
      const { asked, programs } = machine({ builder });
      const words = ["push", "v2", "-s", "prod"];
      const { code, err } = await runCatalog(words, registry(), { programs });
      assert.equal(code, 0, err);
      const cache = `type=registry,ref=${url}:buildcache`;
      const [login = "", build = "", ...others] = asked.map((each) => each.words);
      assert.deepEqual([login.slice(0, 12), others], ["docker login", []]);
      assert.ok(build.startsWith("docker buildx build --platform linux/arm64 --build-arg "));
      assert.ok(
        build.endsWith(
          ` --tag ${url}:v2 --tag ${url}:latest --push --provenance false --cache-from ${cache} ` +
            `--cache-to ${cache},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true /home/app`,
        ),
      );
      assert.equal(asked[1]?.env?.["NEXT_DEPLOYMENT_ID"], "v2");
      assert.doesNotMatch(build + err, new RegExp(`${canary}|No build cache`));
    }
  });

  it("builds without a cache if the builder can keep none, and says in one line how to get it", async () => {
    for (const [builder, line] of [
      [
        builders.older,
        "No build cache: this builder cannot keep one in ECR. docker buildx create --use",
      ],
      ["", "No build cache: docker buildx is missing. https://github.com/docker/buildx#installing"],
    ] as const) {
      const { asked, programs } = machine({ builder });
      const { code, err } = await runCatalog(["push", "v2", "-s", "prod"], registry(), {
        programs,
      });
      assert.equal(code, 0);
      assert.ok(err.split("\n").includes(line), err);
      const words = asked.map((each) => each.words.split(" ").slice(0, 2).join(" "));
      assert.deepEqual(words, ["docker login", "docker build", "docker push", "docker push"]);
      assert.doesNotMatch(asked.map((each) => each.words).join(), /cache|provenance|--push/);
    }
  });

  it("says that the build failed, with a cache as without", async () => {
    const { programs } = machine({ builder: builders.made, failing: "buildx" });
    const { code, err } = await runCatalog(["push", "v2", "-s", "prod"], registry(), { programs });
    assert.equal(code, 1);
    assert.match(err, /docker buildx build ended with 17/);
  });
});
