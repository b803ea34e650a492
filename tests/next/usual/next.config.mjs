import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.dirname(fileURLToPath(import.meta.url));

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  // The repository has a lock file of its own above this folder, which Next.js would take for the app's root.
  outputFileTracingRoot: folder,
  turbopack: { root: folder },
};

export default config;
