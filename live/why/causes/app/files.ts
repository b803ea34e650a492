import type { MemoryFolder } from "../../definition";
import { firstMatch, logRule, type Finding, type Rule, type Symptoms } from "../symptoms";

const readOnly = /\bEROFS\b|read-only file system/i;

/**
 * What Node.js says instead if it is to make a folder and those above it (`recursive`) on a read-only file system:
 * everything but the missing rights is taken for a folder that is not there.
 * https://github.com/nodejs/node/blob/main/src/node_file.cc (MKDirpSync)
 */
const notMade = /\bENOENT: no such file or directory, mkdir '(\/[^']+)'/;
const denied = /\bEACCES\b|permission denied/i;

/** Things other than files for which the system denies access: programs, ports and tables. */
const otherwise = /\b(?:exec|spawn|listen|bind|make_sock|connect|relation|table|schema)\b/i;

/** The file of a system call, as Node.js names it: `open '/app/x'`. Other paths may stand before it on the line. */
const operated =
  /\b(?:open|mkdir|unlink|rename|write|copyfile|scandir|access|stat|lstat|rmdir|symlink|utime|chmod)\w* ['"](\/[^'"]+)['"]/;
/** npm names the path on a line of its own. */
const npmPath = /^npm (?:error|ERR!) path (\/\S+)/;

/** An absolute path, in quotes, in brackets or alone. */
const absolute = /(?:^|[\s'"`(=])(\/[^\s'"`:,()]+)/;

/**
 * The app writes where it may not: the root file system is read-only, or the volume or file belongs to another user.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
 */
export const files: Rule = (symptoms) => {
  const line = symptoms.log.find(
    (text) =>
      readOnly.test(text) ||
      isReadOnlyFolder(symptoms, text) ||
      (denied.test(text) && !otherwise.test(text)),
  );
  if (line === undefined) return undefined;
  const path = pathOn(line);
  const isReadOnly = readOnly.test(line) || notMade.test(line);
  if (path === undefined && !isReadOnly) return undefined;
  const volume = volumeOf(symptoms, path);
  if (path !== undefined && volume !== undefined) return ofAnother(symptoms, path, volume);
  const folder = memoryFolderOf(symptoms, path);
  if (path !== undefined && folder && !isReadOnly) return ofAnotherUser(symptoms, path, folder);
  return isReadOnly ? cannotWrite(symptoms, path) : notIts(symptoms, path ?? "");
};

function pathOn(line: string): string | undefined {
  return (operated.exec(line) ?? npmPath.exec(line) ?? absolute.exec(line))?.[1];
}

function ofAnotherUser(symptoms: Symptoms, path: string, folder: MemoryFolder): Finding {
  return {
    happened: `The app may not write to ${path}: the folder ${folder.path} is in memory and belongs to ${who(userOf(symptoms))}, and the app has become another user.`,
    todo: "Set user to the one that the app runs as: the folder then belongs to that user.",
  };
}

function ofAnother(symptoms: Symptoms, path: string, volume: string): Finding {
  const owner = userOf(symptoms);
  return {
    happened: `The app may not write to ${path}: the volume ${volume} does not belong to ${who(owner)}.`,
    todo: `A volume is root's unless the image has a VOLUME of the same path. Add to the Dockerfile RUN mkdir -p ${volume} && chown ${owner ?? "1000:1000"} ${volume} and then VOLUME ["${volume}"], push it under a new tag, and set imageTag to that tag.`,
  };
}

function cannotWrite(symptoms: Symptoms, path: string | undefined): Finding {
  const inMemory = memoryFolders(symptoms).map((folder) => folder.path);
  const others =
    inMemory.length === 0
      ? ""
      : ` A list in writablePaths replaces the folders in memory: name ${inMemory.join(" and ")} in it, too.`;
  const where = path === undefined ? "" : ` to ${path}`;
  return {
    happened: `The app writes${where}, and its root file system is read-only.`,
    todo: /\/\.next\/server\//.test(path ?? "")
      ? "Next.js writes pages there that it makes anew (ISR), and serves them from memory all the same. A cacheHandler in next.config keeps them in memory alone, as in examples/next; readOnlyRootFilesystem: false lets it write everywhere."
      : `Let it write below /tmp, or name the folder in writablePaths and in a VOLUME of the image; readOnlyRootFilesystem: false lets it write everywhere.${others}`,
  };
}

function notIts(symptoms: Symptoms, path: string): Finding {
  const user = userOf(symptoms);
  return {
    happened: `The app may not use ${path}, which does not belong to ${who(user)}.`,
    todo: `Give it to that user in the image (COPY --chown=${user ?? "1000:1000"}), or set user to the one that the image is made for.`,
  };
}

/**
 * Only root may listen on ports below 1024 in a task.
 * https://github.com/aws/containers-roadmap/issues/1721
 */
export const lowPort: Rule = ({ log }) => {
  const found =
    firstMatch(
      log,
      /\b(?:listen|bind|make_sock)\b.*(?:EACCES|permission denied).*?:(\d{1,3})\b/i,
    ) ??
    firstMatch(log, /\b(?:listen|bind)\b.*?:(\d{1,3})\b.*permission denied/i) ??
    firstMatch(log, /permission denied.*\bmake_sock\b.*:(\d{1,3})\b/i);
  if (!found) return undefined;
  return {
    happened: `The app may not listen on port ${found[1] ?? ""}: below 1024 only root may.`,
    todo: "Let it listen on PORT, and set containerPort to 1024 or above; the load balancer's own ports stay as they are.",
  };
};

/** Whether a folder was not made because it would be in the part of the file system that is read-only. */
function isReadOnlyFolder({ evidence }: Symptoms, text: string): boolean {
  const path = notMade.exec(text)?.[1];
  if (path === undefined || evidence.definition?.readOnlyRoot !== true) return false;
  const { writablePaths, memoryFolders: inMemory } = evidence.definition;
  const folders = [...writablePaths, ...inMemory.map((folder) => folder.path)];
  return holding(folders, path) === undefined;
}

function volumeOf({ evidence }: Symptoms, path = ""): string | undefined {
  return holding(evidence.definition?.writablePaths ?? [], path);
}

/** The folder, of these, that a path is in. */
function holding(folders: readonly string[], path: string): string | undefined {
  return folders.find((folder) => path === folder || path.startsWith(`${folder}/`));
}

function memoryFolders({ evidence }: Symptoms): readonly MemoryFolder[] {
  return evidence.definition?.memoryFolders ?? [];
}

function memoryFolderOf(symptoms: Symptoms, path = ""): MemoryFolder | undefined {
  return memoryFolders(symptoms).find(
    (folder) => path === folder.path || path.startsWith(`${folder.path}/`),
  );
}

function userOf({ evidence }: Symptoms): string | undefined {
  return evidence.definition?.user;
}

function who(user: string | undefined): string {
  return user === undefined ? "the user that it runs as" : `user ${user}`;
}

const full = /\bENOSPC\b|no space left on device/i;

/** The disk of the task, its shared memory or a folder in memory is full. */
export const disk: Rule = (symptoms) => {
  const line = symptoms.log.find((text) => full.test(text));
  if (line === undefined) return undefined;
  const path = pathOn(line);
  const folder = memoryFolderOf(symptoms, path);
  if (folder) return fullMemory(folder);
  return path?.startsWith("/dev/shm") ? fullSharedMemory : fullDisk(memoryFolders(symptoms));
};

function fullMemory({ path, mebibytes }: MemoryFolder): Finding {
  return {
    happened: `The folder ${path} is in memory, of ${mebibytes} MiB, and is full.`,
    todo: `Let the app write less there, raise memory, of which the folder gets an eighth, or name ${path} in writablePaths and in a VOLUME of the image, so that it is on the task's disk.`,
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html */
const fullSharedMemory: Finding = {
  happened: "The shared memory of the container, /dev/shm, is full.",
  todo: "Fargate has no setting for its size: let the app use another folder, e.g. Chromium with --disable-dev-shm-usage.",
};

function fullDisk(inMemory: readonly MemoryFolder[]): Finding {
  const others = inMemory.map(({ path, mebibytes }) => `${path} in memory, of ${mebibytes} MiB,`);
  return {
    happened: `The task's disk of 20 GiB, or ${["one of its volumes,", ...others].join(" or ")} is full.`,
    todo: "A task that is replaced begins with an empty disk. Let the app write less, or delete what it wrote; this stack has no setting for a larger disk.",
  };
}

/** Another process of the same task has already taken the app's port. */
export const portInUse: Rule = logRule(
  /EADDRINUSE:? [\w ,]*?(?:\S*?:)(\d+)|Address already in use[^\d]*(\d*)/i,
  ([, port, other]) => ({
    happened: `The app's port ${port ?? other ?? ""} is taken by another process of its container.`,
    todo: "Start the server once only: see ENTRYPOINT and CMD of the image.",
  }),
);
