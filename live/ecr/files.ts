import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { openBlob } from "./blob";
import type { Blob, Manifest, Repository } from "./tree";

/** A file of an image. */
export interface ImageFile {
  /** Without a slash at its beginning: `app/.next/static/a.js`. */
  readonly path: string;
  readonly text: string;
}

/** Bytes up to which a file is searched. Scripts and pages are shorter. */
const longest = 20_000_000;

/**
 * Passes on the files of an image with paths that a filter accepts. Each file is the one that a
 * container would have: a layer's file replaces that of the layers below it. Rejects with an
 * UnknownLayer if a layer is compressed in a way that Node.js cannot read.
 */
export async function eachFile(
  repository: Repository,
  { blobs }: Manifest,
  wants: (path: string) => boolean,
  visit: (file: ImageFile) => void,
): Promise<void> {
  const covered = new Covered();
  for (const layer of blobs.filter(({ mediaType }) => isLayer(mediaType)).reverse()) {
    const below = new Covered();
    await eachEntry(repository, layer, async (path, size, read) => {
      const hidden = below.note(path);
      if (hidden || covered.has(path) || size > longest || !wants(path)) return;
      visit({ path, text: (await read()).toString("utf8") });
    });
    covered.add(below);
  }
}

/** A layer's compression that Node.js does not know. */
export class UnknownLayer extends Error {
  override readonly name = "UnknownLayer";

  constructor({ mediaType }: Blob) {
    super(`A layer of the image is of the type ${mediaType}, which cannot be read here.`);
  }
}

function isLayer(mediaType: string): boolean {
  return /\.tar(?:[.+]|$)|rootfs\.diff/.test(mediaType);
}

type Entry = (path: string, size: number, read: () => Promise<Buffer>) => Promise<void>;

async function eachEntry(repository: Repository, layer: Blob, visit: Entry): Promise<void> {
  const isZipped = /gzip$/.test(layer.mediaType);
  if (!isZipped && !/\.tar$/.test(layer.mediaType)) throw new UnknownLayer(layer);
  const tar = extract();
  const stream = Readable.fromWeb(
    (await openBlob(repository, layer.digest)) as Parameters<typeof Readable.fromWeb>[0],
  );
  const steps = isZipped ? [stream, createGunzip()] : [stream];
  const unpacking = pipeline([...steps, tar]);
  const reading = (async () => {
    for await (const entry of tar) {
      const { name, size, type } = entry.header;
      if (type === "file") await visit(name.replace(/^\.?\//, ""), size, () => buffer(entry));
      entry.resume();
    }
  })();
  await Promise.all([unpacking, reading]);
}

/**
 * The paths that a layer has or removes. A file `.wh.x` removes `x` of the layers below, and `.wh..wh..opq` everything
 * in its folder. https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
class Covered {
  private readonly paths = new Set<string>();
  private readonly folders = new Set<string>();

  /** Notes a path of a layer. True if it only removes something. */
  note(path: string): boolean {
    const [, folder = "", name = ""] = /^(.*\/)?([^/]*)$/.exec(path) ?? [];
    if (name === ".wh..wh..opq") this.folders.add(folder);
    else if (name.startsWith(".wh.")) {
      this.paths.add(folder + name.slice(4));
      this.folders.add(`${folder}${name.slice(4)}/`);
    } else {
      this.paths.add(path);
      return false;
    }
    return true;
  }

  has(path: string): boolean {
    return this.paths.has(path) || [...this.folders].some((each) => path.startsWith(each));
  }

  add({ paths, folders }: Covered): void {
    for (const each of paths) this.paths.add(each);
    for (const each of folders) this.folders.add(each);
  }
}
