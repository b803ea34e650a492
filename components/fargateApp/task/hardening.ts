import type { Container } from "../types";

/** What keeps a container from doing more than its app has to. */
export type Hardened = Pick<Container, "user" | "readOnlyRootFilesystem" | "writablePaths">;

/** Files, sockets among them, that a process may have open: Fargate's own default, said so that it stays. */
const openFiles = 65_535;

/**
 * User, root file system, volumes, capabilities, init process and limits of the container, in the form in which ECS
 * gives them back. Neither `privileged`, which Fargate refuses, nor other limits than `nofile`, which it leaves to its
 * operating system.
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
      // Passes signals on, and takes in the processes that a health check or a command leaves behind.
      initProcessEnabled: true,
    },
    ulimits: [{ name: "nofile", softLimit: openFiles, hardLimit: openFiles }],
  };
}

/**
 * The task's volumes, one for each path. A volume belongs to root with mode 0755, unless the image has a VOLUME of the
 * same path, whose content, owner and mode it takes over.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
 */
export function volumes(container: Hardened) {
  return mounts(container).map(({ name }) => ({ name }));
}

/** Whether the user is root, by number: a name would say nothing. */
export function isRoot(user: string): boolean {
  return user.split(":")[0] === "0";
}

/**
 * Root is asked for by images that change owners or users when they start, which takes capabilities. The agent of ECS
 * Exec runs as root, too, and AWS does not say which ones it needs.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
 */
function keepsCapabilities({ user }: Hardened, exec: boolean): boolean {
  return exec || isRoot(user);
}

/** A name of letters, digits and hyphens for each path, in the order of the paths. */
function mounts({ writablePaths }: Hardened) {
  return [...writablePaths].sort().map((path, index) => ({
    name: `${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "")}-${index + 1}`,
    path,
  }));
}
