import assert from "node:assert/strict";
import { inParts } from "../../../live/ecr/copy";
import { UnknownLayer, type ImageFile } from "../../../live/ecr/files";
import { readShipment, type Shipment } from "../../../live/ecr/shipment";
import { withCannedAws, type Call } from "../support/cannedAws";
import { cannedConfig } from "../support/config";
import { Registries } from "./registries";
import type { FakeRepository } from "./fakeRepository";

describe("An image that is copied from one repository to another", () => {
  let registries: Registries;
  let dev: FakeRepository;
  let prod: FakeRepository;
  beforeEach(async () => {
    registries = await Registries.start("dev", "prod");
    dev = registries.named("dev");
    prod = registries.named("prod");
  });
  afterEach(() => registries.close());

  async function ship<T>(digest: string, act: (shipment: Shipment) => Promise<T>) {
    return withCannedAws(registries.answers(), async ({ endpoint, calls }) => {
      const config = cannedConfig(endpoint);
      const shipment = await readShipment(
        digest,
        { config, name: "dev" },
        { config, name: "prod" },
      );
      assert.ok(shipment);
      return { result: await act(shipment), calls: [...calls] as readonly Call[] };
    });
  }

  it("arrives byte for byte, with its attestation, its signatures and its tags", async () => {
    const image = await dev.image([{ "app/server.js": "serve()" }]);
    const index = dev.index(image, "arm64", "dev");
    const referrer = dev.attach(index);
    const signature = dev.attach(index, `${index.replace(":", "-")}.sig`);
    const { result } = await ship(index, (shipment) =>
      shipment.copy(["v1", "from-dev-7", "latest"]),
    );
    assert.deepEqual(prod.manifests, dev.manifests);
    assert.deepEqual(prod.blobs, dev.blobs);
    assert.deepEqual(Object.fromEntries(prod.tags), {
      [`${index.replace(":", "-")}.sig`]: signature,
      v1: index,
      "from-dev-7": index,
      latest: index,
    });
    assert.ok(prod.manifests.has(referrer));
    assert.deepEqual([result.manifests, result.uploaded, result.there], [5, dev.blobs.size, 0]);
  });

  it("goes on where a copy was interrupted, and changes nothing the second time", async () => {
    const digest = await dev.image([{ "a.js": "1" }, { "b.js": "2" }]);
    const [first = ""] = dev.blobs.keys();
    prod.blobs.set(first, dev.blobs.get(first) ?? Buffer.alloc(0));
    const once = await ship(digest, (shipment) => shipment.copy(["v1"]));
    assert.deepEqual([once.result.uploaded, once.result.there], [2, 1]);
    const again = await ship(digest, (shipment) => shipment.copy(["v1"]));
    assert.deepEqual([again.result.uploaded, again.result.there], [0, 3]);
    const asked = again.calls.map(({ operation }) => operation);
    assert.ok(!asked.some((each) => /Upload|Download/.test(each)), asked.join());
  });

  it("ends in an error if its layers changed on the way, and then has no tag", async () => {
    const digest = await dev.image([{ "a.js": "1" }]);
    for (const each of dev.blobs.keys()) dev.blobs.set(each, Buffer.from("other"));
    await assert.rejects(
      ship(digest, (shipment) => shipment.copy(["v1"])),
      /another digest/,
    );
    assert.deepEqual([...prod.tags], []);
  });

  it("is not there if the repository does not have it", async () => {
    await withCannedAws(registries.answers(), async ({ endpoint }) => {
      const config = cannedConfig(endpoint);
      const digest = `sha256:${"0".repeat(64)}`;
      const at = { config, name: "dev" };
      assert.equal(await readShipment(digest, at, at), undefined);
    });
  });

  it("is uploaded in parts of one size, of which only the last is shorter", async () => {
    const chunks = [3, 1, 7, 2].map((length) => new Uint8Array(length).fill(length));
    const stream = (async function* () {
      await Promise.resolve();
      yield* chunks;
    })();
    const parts: number[] = [];
    for await (const part of inParts(stream, 5)) parts.push(part.length);
    assert.deepEqual(parts, [5, 5, 3]);
  });

  /** The files that a visitor of an image sees. */
  async function filesOf(digest: string): Promise<readonly ImageFile[]> {
    const seen: ImageFile[] = [];
    await ship(digest, async (shipment) => {
      const image = shipment.imageFor("linux/arm64");
      await shipment.eachFile(
        image,
        (path) => path.endsWith(".js"),
        (file) => seen.push(file),
      );
    });
    return seen;
  }

  it("has each file in its last version, and none that a later layer removed", async () => {
    const image = await dev.image([
      { "app/a.js": "old", "app/b.js": "gone", "app/cache/c.js": "gone", "app/d.js": "kept" },
      { "./app/a.js": "new", "app/.wh.b.js": "", "app/cache/.wh..wh..opq": "", "app/e.txt": "x" },
    ]);
    assert.deepEqual(await filesOf(dev.index(image, "arm64")), [
      { path: "app/a.js", text: "new" },
      { path: "app/d.js", text: "kept" },
    ]);
  });

  it("is the first image of an index without one for the CPU, and names a layer that cannot be read", async () => {
    const image = await dev.image([{ "a.js": "" }]);
    const index = dev.index(image, "arm64");
    await ship(index, (shipment) => {
      for (const platform of ["linux/amd64", "linux/arm64"]) {
        assert.equal(shipment.imageFor(platform).digest, image);
      }
      return Promise.resolve();
    });
    const zstd = await dev.image([{}], "arm64", "application/vnd.oci.image.layer.v1.tar+zstd");
    await assert.rejects(filesOf(zstd), UnknownLayer);
  });
});
