import type { Container } from "../types";

/** The settings that limit what a container can do. */
export type Hardened = Pick<
  Container,
  "user" | "memory" | "readOnlyRootFilesystem" | "writablePaths" | "memoryPaths"
>;

/**
 * Number of files and sockets that a process may have open. It is Fargate's own default, set here so that it does not
 * change.
 */
const openFiles = 65_535;

/**
 * User, root file system, volumes, capabilities, init process and limits of the container, in the form in which ECS
 * returns them. `privileged` is left out because Fargate refuses it, and limits other than `nofile` because Fargate
 * leaves them to its operating system.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html
 */
export function hardening(container: Hardened, exec: boolean) {
  return {
    user: container.user,
    readonlyRootFilesystem: container.readOnlyRootFilesystem,
    mountPoints: mounts(container).map(({ name, path }) => ({
      sourceVolume: name,
      containerPath: path,
      readOnly: false,
    })),
    linuxParameters: {
      ...(keepsCapabilities(container, exec) ? {} : { capabilities: { add: [], drop: ["ALL"] } }),
      // The init process passes signals on and removes processes that a health check or a command leaves behind.
      initProcessEnabled: true,
      ...memoryFolders(container),
    },
    ulimits: [{ name: "nofile", softLimit: openFiles, hardLimit: openFiles }],
  };
}

/** The part of the task's memory, in percent, that each folder in memory may fill. */
const folderPercent = 12.5;

/**
 * The folders in memory. Unlike a volume, such a folder always belongs to the app's user, and nobody can run a program
 * from it. A full folder refuses writes. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html
 * https://github.com/aws/containers-roadmap/issues/736
 */
function memoryFolders({ user, memory, memoryPaths }: Hardened) {
  if (memoryPaths.length === 0) return {};
  const [uid = "0", gid] = user.split(":");
  const owner = [`uid=${uid}`, ...(gid === undefined ? [] : [`gid=${gid}`])];
  return {
    tmpfs: [...memoryPaths].sort().map((containerPath) => ({
      containerPath,
      size: Math.floor((memory * folderPercent) / 100),
      mountOptions: ["rw", "noexec", "nosuid", "nodev", "mode=0755", ...owner],
    })),
  };
}

/**
 * The task's volumes, one for each path. A volume belongs to root with mode 0755. If the image has a VOLUME of the same
 * path, the volume takes over its content, owner and mode.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
 */
export function volumes(container: Hardened) {
  return mounts(container).map(({ name }) => ({ name }));
}

/** Whether the user is root. The user's number decides, because a name does not show it. */
function isRoot(user: string): boolean {
  return user.split(":")[0] === "0";
}

/**
 * Whether the container keeps its capabilities. Images that change owners or users when they start run as root and need
 * capabilities. The agent of ECS Exec also runs as root, and AWS does not document which capabilities it needs.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
 */
function keepsCapabilities({ user }: Hardened, exec: boolean): boolean {
  return exec || isRoot(user);
}

/** A volume name of letters, digits and hyphens for each path, in the order of the paths. */
function mounts({ writablePaths }: Hardened) {
  return [...writablePaths].sort().map((path, index) => ({
    name: `${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "")}-${index + 1}`,
    path,
  }));
}
