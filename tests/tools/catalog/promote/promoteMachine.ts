import type { Io } from "../../../../tools/commands/catalog/io";
import { Registries } from "../../../live/ecr/registries";
import type { Answers } from "../../../live/support/cannedAws";
import { runCatalog } from "../run";

/** A machine with the Pulumi CLI, and what it was asked to run. */
export function machine() {
  const asked: string[] = [];
  const programs: Io["programs"] = {
    has: (name) => Promise.resolve(name === "pulumi"),
    run: (name, args) => {
      asked.push([name, ...args].join(" "));
      return Promise.resolve(0);
    },
    read: () => Promise.resolve(undefined),
  };
  return { asked, programs };
}

/** Values that both stacks' files give to a build, as they differ: dev shows mock data. */
export const runtime = {
  "app/server.js": 'const mock = process.env["NEXT_PUBLIC_USE_MOCK_DATA"];',
};

/** The repositories of dev and prod, new for each test of a describe, and `catalog promote dev prod` with them. */
export function twoRepositories() {
  let registries: Registries;
  beforeEach(async () => {
    registries = await Registries.start("mcp-catalog-dev", "mcp-catalog");
  });
  afterEach(() => registries.close());
  return {
    prod: () => registries.named("mcp-catalog"),
    served: () => registries.answers(),
    promote: (answers: Answers, words: readonly string[], io: Partial<Io> = {}) =>
      runCatalog(["promote", "dev", "prod", ...words], { ...registries.answers(), ...answers }, io),
    built: async (files: Readonly<Record<string, string>> = runtime, cpu = "arm64") => {
      const dev = registries.named("mcp-catalog-dev");
      return dev.index(await dev.image([files], cpu), cpu, "dev");
    },
  };
}
