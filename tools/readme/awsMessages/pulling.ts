import { guidePage, type Page } from "./types";

const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

/** Stopped reasons that say why an image could not be pulled. */
export const pullingPages: readonly Page[] = [
  {
    title: "CannotPullContainer",
    address: guidePage("task_cannot_pull_image"),
    reportedBy: { place: "stopped task", stopCode: "TaskFailedToStart" },
    messages: [
      {
        text: "The task can’t pull the image. Check that the role has the permissions to pull images from the registry.",
        means: "image",
      },
      {
        text: "The task can’t pull the image. Check whether the image exists.",
        means: "image",
      },
      {
        text: `The task cannot pull ‘shop’ from the Amazon ECR repository ‘${registry}/shop’. There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
        means: "no route",
      },
      {
        text: "The task can’t pull the image. Check your network configuration",
        means: "no route",
      },
      {
        text: "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref",
        means: "image",
      },
      {
        text: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${registry}/shop:1: ${registry}/shop:1: not found`,
        means: "image",
      },
      {
        text: `CannotPullContainerError: API error (500): Get https://${registry}/v2/: net/http: request canceled while waiting for connection`,
        means: "no route",
      },
      {
        text: `CannotPullContainerError: API error (404): repository ${registry}/shop/shop not found`,
        means: "image",
      },
      { text: "CannotPullContainerError: API error", means: "image" },
      {
        text: "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device",
        means: "image",
      },
      {
        text: "CannotPullContainerError: ERROR: toomanyrequests: Too Many Requests.",
        means: "throttled",
      },
      {
        text: "CannotPullContainerError: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limits.",
        means: "throttled",
      },
      {
        text: `CannotPullContainerError: Error response from daemon: Get https://${registry}/v2/: net/http: request canceled while waiting for connection`,
        means: "no route",
      },
      {
        text: "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code",
        means: "image",
      },
      { text: "CannotPullContainerError: pull access denied", means: "image" },
      {
        text: "CannotPullContainerError: pull command failed: panic: runtime error: invalid memory address or nil pointer dereference",
        means: "no route",
      },
      {
        text: "CannotPullContainerError: error pulling image configuration: download failed after attempts=6",
        means: "image",
      },
      { text: "CannotPullContainerError: context canceled", means: "no route" },
      {
        text: "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/arm64'",
        means: "architecture",
      },
    ],
  },
];
