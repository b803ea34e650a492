import { stoppedTask, type Account } from "../account";
import { exitedTask, rolledBack, type Case } from "./case";

/** Three tasks that ended with an error after these lines. */
function ended(...log: readonly string[]): Partial<Account> {
  return rolledBack(
    [1, 2, 3].map((n) => stoppedTask(n, exitedTask, { exitCode: 1 })),
    log,
  );
}

function files(what: string, line: string, ...says: readonly RegExp[]): Case {
  return { what, account: ended("starting", line), causes: ["files"], says };
}

function lowPort(what: string, line: string): Case {
  return {
    what,
    account: ended(line),
    causes: ["low port"],
    says: [/may not listen on port 80: below 1024 only root may/, /containerPort to 1024 or above/],
  };
}

/** A task with its folders in memory. */
function inMemory(what: string, line: string, cause: string, ...says: readonly RegExp[]): Case {
  const account = { ...ended(line), inMemory: ["/app/.next/cache", "/tmp"] };
  return { what, account, causes: [cause], says };
}

/**
 * An account like `ended`, but its tasks have a read-only root file system and one folder in
 * memory.
 */
function readOnlyEnded(...log: readonly string[]): Partial<Account> {
  const tmpfs = [{ containerPath: "/tmp", size: 64, mountOptions: ["rw"] }];
  const container = { readonlyRootFilesystem: true, mountPoints: [], linuxParameters: { tmpfs } };
  return { ...ended(...log), container };
}

const readOnly = /and its root file system is read-only\./;
const writablePaths = /name the folder in writablePaths and in a VOLUME of the image/;

/** The messages of apps that write, read or listen without permission. */
export const writing: readonly Case[] = [
  files(
    "a file of Node.js on a read-only file system",
    "Error: EROFS: read-only file system, open '/app/data/db.json'",
    /The app writes to \/app\/data\/db\.json, and its root file system is read-only\./,
    writablePaths,
    /readOnlyRootFilesystem: false lets it write everywhere/,
  ),
  files(
    "a folder of nginx on a read-only file system",
    'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
    /writes to \/var\/cache\/nginx\/client_temp, /,
    writablePaths,
  ),
  files(
    "a file of Python on a read-only file system",
    "OSError: [Errno 30] Read-only file system: '/srv/app.pid'",
    /writes to \/srv\/app\.pid, /,
    writablePaths,
  ),
  files("a read-only file system without a path", "fatal: Read-only file system", readOnly),
  files(
    "a volume that belongs to root",
    "Error: EACCES: permission denied, mkdir '/app/.next/cache/images'",
    /may not write to \/app\/\.next\/cache\/images: the volume \/app\/\.next\/cache does not belong to user 1001:1001\./,
    /RUN mkdir -p \/app\/\.next\/cache && chown 1001:1001 \/app\/\.next\/cache and then VOLUME \["\/app\/\.next\/cache"\]/,
  ),
  files(
    "a volume that a shell may not write to",
    "sh: can't create /tmp/app.pid: Permission denied",
    /the volume \/tmp does not belong to user 1001:1001/,
  ),
  files(
    "a file of the image that belongs to another user",
    "Error: EACCES: permission denied, open '/app/.env.production'",
    /may not use \/app\/\.env\.production, which does not belong to user 1001:1001/,
    /COPY --chown=1001:1001\), or set user to the one that the image is made for/,
  ),
  files(
    "a folder that only begins like a volume",
    "PermissionError: [Errno 13] Permission denied: '/tmpfiles/x'",
    /may not use \/tmpfiles\/x/,
  ),
  {
    // Next.js 16.4.6; tests/next has it from the server itself.
    what: "a folder that Next.js cannot make for its images, which Node.js calls missing",
    account: readOnlyEnded(
      "⨯ Failed to write image to cache fgD9S0tXaKvNxvWe8dr1biHsULQ_Mhgg49kBYEHZSKs Error: ENOENT: no such file or directory, mkdir '/app/.next/cache/images'",
    ),
    causes: ["files"],
    says: [/The app writes to \/app\/\.next\/cache\/images, and/, writablePaths],
  },
  {
    what: "a folder that Next.js cannot make for its pages",
    account: readOnlyEnded(
      "Failed to update prerender cache for /isr Error: ENOENT: no such file or directory, mkdir '/app/.next/server/route-cache'",
    ),
    causes: ["files"],
    says: [/writes to \/app\/\.next\/server\/route-cache, /, /A cacheHandler in next\.config/],
  },
  {
    what: "no read-only file system where a folder in memory lacks a folder",
    account: readOnlyEnded("Error: ENOENT: no such file or directory, mkdir '/tmp/a/b'"),
    causes: ["exited"],
    says: [/mkdir '\/tmp\/a\/b'/],
  },
  {
    what: "no read-only file system where all of it is writable",
    account: ended("Error: ENOENT: no such file or directory, mkdir '/srv/a/b'"),
    causes: ["exited"],
    says: [/mkdir '\/srv\/a\/b'/],
  },
  lowPort("a low port of Node.js", "Error: listen EACCES: permission denied 0.0.0.0:80"),
  lowPort(
    "a low port of nginx",
    "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
  ),
  lowPort("a low port of Go", "2026/11/22 listen tcp :80: bind: permission denied"),
  lowPort(
    "a low port of Apache",
    "(13)Permission denied: AH00072: make_sock: could not bind to address [::]:80",
  ),
  inMemory(
    "a folder in memory of which the app is not the user",
    "Error: EACCES: permission denied, mkdir '/app/.next/cache/images'",
    "files",
    /the folder \/app\/\.next\/cache is in memory and belongs to user 1001:1001, and the app has become another user\./,
    /Set user to the one that the app runs as/,
  ),
  inMemory(
    "a read-only file system beside folders in memory",
    "Error: EROFS: read-only file system, open '/app/data/db.json'",
    "files",
    writablePaths,
    /A list in writablePaths replaces the folders in memory: name \/app\/\.next\/cache and \/tmp in it, too\./,
  ),
  inMemory(
    "a folder in memory that is full",
    "Error: ENOSPC: no space left on device, open '/tmp/upload-1'",
    "disk",
    /The folder \/tmp is in memory, of 64 MiB, and is full\./,
    /raise memory, of which the folder gets an eighth, or name \/tmp in writablePaths/,
  ),
  inMemory(
    "a full disk or folder in memory, without a path",
    "Error: ENOSPC: no space left on device, write",
    "disk",
    /or one of its volumes, or \/app\/\.next\/cache in memory, of 64 MiB, or \/tmp in memory, of 64 MiB, is full\./,
  ),
  inMemory(
    "shared memory that is full",
    "OSError: [Errno 28] No space left on device: '/dev/shm/browser'",
    "disk",
    /\/dev\/shm, is full\./,
    /Fargate has no setting for its size/,
  ),
  {
    what: "no file where a database denies a table",
    account: ended("error: permission denied for table users"),
    causes: ["exited"],
    says: [/permission denied for table users/],
  },
  {
    what: "no file where a program may not be run",
    account: ended("Error: spawn /app/tool EACCES"),
    causes: ["exited"],
    says: [/spawn \/app\/tool EACCES/],
  },
];
