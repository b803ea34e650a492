/**
 * The first part of the name of each container's log stream, `<prefix>/<container>/<task id>`: the task definition asks
 * for it, and whoever reads a log is told it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export const streamPrefix = "ecs";
