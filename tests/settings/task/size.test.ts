import assert from "node:assert/strict";
import { fargateSizes } from "../../../components/fargateApp/task/size";
import { SettingsError } from "../../../settings";
import { parseSettings } from "../../../settings/parse";
import { configuration } from "../configuration";

const pairs = [...fargateSizes].flatMap(([cpu, sizes]) =>
  sizes.map((memory) => [cpu, memory] as const),
);

function isAccepted(cpu: number, memory: number): boolean {
  try {
    parseSettings(configuration({ values: { cpu, memory } }));
    return true;
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error));
    return false;
  }
}

describe("The sizes of a Fargate task", () => {
  it("are 74 pairs of cpu and memory, each once", () => {
    assert.equal(pairs.length, 74);
    assert.equal(new Set(pairs.map(String)).size, 74);
  });

  it("are as many for each cpu, with AWS's least and most memory", () => {
    assert.deepEqual(
      [...fargateSizes].map(([cpu, sizes]) => [cpu, sizes.length, sizes[0], sizes.at(-1)]),
      [
        [256, 3, 512, 2048],
        [512, 4, 1024, 4096],
        [1024, 7, 2048, 8192],
        [2048, 13, 4096, 16_384],
        [4096, 23, 8192, 30_720],
        [8192, 12, 16_384, 61_440],
        [16_384, 12, 32_768, 122_880],
      ],
    );
  });

  it("grow in equal steps of memory for each cpu except the smallest", () => {
    const steps = [...fargateSizes].map(([cpu, sizes]) => [
      cpu,
      ...new Set(sizes.slice(1).map((memory, index) => memory - (sizes[index] ?? 0))),
    ]);
    assert.deepEqual(steps, [
      [256, 512, 1024],
      [512, 1024],
      [1024, 1024],
      [2048, 1024],
      [4096, 1024],
      [8192, 4096],
      [16_384, 8192],
    ]);
  });

  it("are all accepted", () => {
    assert.deepEqual(
      pairs.filter(([cpu, memory]) => !isAccepted(cpu, memory)),
      [],
    );
  });

  it("reach the container unchanged", () => {
    const { container } = parseSettings(configuration({ values: { cpu: "2048", memory: "5120" } }));
    assert.deepEqual([container.cpu, container.memory], [2048, 5120]);
  });

  for (const [cpu, memory] of [
    [256, 1536],
    [256, 3072],
    [512, 512],
    [512, 5120],
    [1024, 1024],
    [1024, 9216],
    [2048, 3072],
    [2048, 17_408],
    [4096, 7168],
    [4096, 31_744],
    [8192, 15_360],
    [8192, 17_408],
    [8192, 65_536],
    [16_384, 24_576],
    [16_384, 36_864],
    [16_384, 131_072],
    [768, 2048],
  ] as const) {
    it(`are not ${memory} MiB for cpu ${cpu}`, () => {
      assert.equal(isAccepted(cpu, memory), false);
    });
  }
});
