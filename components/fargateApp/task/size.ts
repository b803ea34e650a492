const gib = 1024;

function every(step: number, from: number, to: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}

/**
 * Memory (MiB) that Fargate accepts for each CPU size (1024 units = 1 vCPU).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size
 */
export const fargateSizes: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1 * gib, 2 * gib]],
  [512, every(gib, 1 * gib, 4 * gib)],
  [1024, every(gib, 2 * gib, 8 * gib)],
  [2048, every(gib, 4 * gib, 16 * gib)],
  [4096, every(gib, 8 * gib, 30 * gib)],
  [8192, every(4 * gib, 16 * gib, 60 * gib)],
  [16384, every(8 * gib, 32 * gib, 120 * gib)],
]);
