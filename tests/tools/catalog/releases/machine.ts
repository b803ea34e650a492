import type { Io } from "../../../../tools/commands/catalog/io";

/** A machine with Pulumi and Docker, which note their calls. Some calls fail. */
export function machine(failing = "") {
  const asked: string[] = [];
  const programs: Io["programs"] = {
    has: () => Promise.resolve(true),
    run: (name, args) => {
      const words = [name, ...args].join(" ");
      asked.push(words);
      return Promise.resolve(failing !== "" && words.startsWith(failing) ? 255 : 0);
    },
    read: (name) => Promise.resolve(name === "docker" ? "28.0.0\n" : undefined),
  };
  return { asked, programs };
}
