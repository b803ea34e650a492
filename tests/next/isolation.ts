import { answerOf } from "../../tools/programs/ask";

/**
 * How a test can make its own root file system on this machine: as root, through sudo, or in a user
 * namespace. A user namespace has only one user, so no file in it belongs to another user.
 */
export interface Isolation {
  readonly kind: "root" | "sudo" | "namespace" | "none";
  /** The words before a command that may mount. */
  readonly words: readonly string[];
}

const ways: readonly Isolation[] = [
  { kind: "root", words: ["unshare", "--mount"] },
  { kind: "sudo", words: ["sudo", "--non-interactive", "unshare", "--mount"] },
  {
    kind: "namespace",
    words: ["unshare", "--user", "--map-root-user", "--mount"],
  },
];

let found: Isolation | undefined;

/** The first way that works here. MCP_CATALOG_ISOLATION names another one. */
export function isolation(): Isolation {
  const asked = process.env["MCP_CATALOG_ISOLATION"];
  found ??= ways.find(({ kind, words }) => (asked ?? kind) === kind && works(words)) ?? {
    kind: "none",
    words: [],
  };
  return found;
}

function works([program = "", ...args]: readonly string[]): boolean {
  return answerOf(program, [...args, "mount", "-t", "tmpfs", "none", "/mnt"]) !== undefined;
}
