import * as path from "node:path";

/** The project's own folder, which has Pulumi.yaml and the stack files. */
export const projectFolder = path.join(__dirname, "..", "..");
