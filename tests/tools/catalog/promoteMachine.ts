import type { Io } from "../../../tools/commands/catalog/io";

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
