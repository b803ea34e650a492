/** An event as EventBridge delivers it. */
export interface Event {
  readonly "detail-type": string;
  readonly source: string;
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

const inUsWest2 = { version: "0", account: "111122223333", region: "us-west-2" };

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html */
export const failedDeployment: Event = {
  ...inUsWest2,
  id: "ddca6449-b258-46c0-8653-e0e3aEXAMPLE",
  "detail-type": "ECS Deployment State Change",
  source: "aws.ecs",
  time: "2020-05-23T12:31:14Z",
  resources: ["arn:aws:ecs:us-west-2:111122223333:service/default/servicetest"],
  detail: {
    eventType: "ERROR",
    eventName: "SERVICE_DEPLOYMENT_FAILED",
    deploymentId: "ecs-svc/123",
    updatedAt: "2020-05-23T11:11:11Z",
    reason: "ECS deployment circuit breaker: task failed to start.",
  },
};

/**
 * The event of the first sample, under the type that AWS's other page gives it. That page has no
 * sample.
 */
export const failedService: Event = {
  ...failedDeployment,
  "detail-type": "ECS Service Action",
};

/** The event of that page about a deployment that is rolled back. */
export const rollingBack: Event = {
  ...failedDeployment,
  detail: {
    eventType: "INFO",
    eventName: "SERVICE_DEPLOYMENT_IN_PROGRESS",
    deploymentId: "ecs-svc/123",
    updatedAt: "2020-05-23T11:11:11Z",
    reason: "ECS deployment circuit breaker: rolling back to deploymentId deploymentID.",
  },
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html */
export const steadyService: Event = {
  ...inUsWest2,
  id: "af3c496d-f4a8-65d1-70f4-a69d52e9b584",
  "detail-type": "ECS Service Action",
  source: "aws.ecs",
  time: "2019-11-19T19:27:22Z",
  resources: ["arn:aws:ecs:us-west-2:111122223333:service/default/servicetest"],
  detail: {
    eventType: "INFO",
    eventName: "SERVICE_STEADY_STATE",
    clusterArn: "arn:aws:ecs:us-west-2:111122223333:cluster/default",
    createdAt: "2019-11-19T19:27:22.695Z",
  },
};

/**
 * AWS's sample of a task on Fargate, changed into a stopped task of the service.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export const stoppedTask: Event = {
  ...inUsWest2,
  id: "105f6bb1-4da6-c630-4965-35383018cfca",
  "detail-type": "ECS Task State Change",
  source: "aws.ecs",
  time: "2020-01-23T17:57:58Z",
  resources: ["arn:aws:ecs:us-west-2:111122223333:task/default/a1173316d40a45dea9"],
  detail: {
    attachments: [{ id: "1789bcae-ddfb-4d10-8ebe-8ac87ddba5b8", type: "eni", status: "DELETED" }],
    availabilityZone: "us-west-2d",
    clusterArn: "arn:aws:ecs:us-west-2:111122223333:cluster/default",
    containers: [{ name: "app", lastStatus: "STOPPED", exitCode: 1 }],
    cpu: "1024",
    desiredStatus: "STOPPED",
    group: "service:servicetest",
    lastStatus: "STOPPED",
    launchType: "FARGATE",
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    taskArn: "arn:aws:ecs:us-west-2:111122223333:task/default/a1173316d40a45dea9",
    version: 3,
  },
};

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html */
export const ecrScan: Event = {
  version: "0",
  account: "123456789012",
  region: "us-east-1",
  id: "85fc3613-e913-7fc4-a80c-a3753e4aa9ae",
  "detail-type": "ECR Image Scan",
  source: "aws.ecr",
  time: "2019-10-29T02:36:48Z",
  resources: ["arn:aws:ecr:us-east-1:123456789012:repository/my-repository-name"],
  detail: {
    "scan-status": "COMPLETE",
    "repository-name": "my-repository-name",
    "finding-severity-counts": { CRITICAL: 10, MEDIUM: 9 },
    "image-digest": "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234",
    "image-tags": [],
  },
};

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-events.html */
export const inspectorScan: Event = {
  version: "0",
  account: "123456789012",
  region: "us-east-2",
  id: "739c0d3c-4f02-85c7-5a88-94a9EXAMPLE",
  "detail-type": "Inspector2 Scan",
  source: "aws.inspector2",
  time: "2021-12-03T18:03:16Z",
  resources: ["arn:aws:ecr:us-east-2:123456789012:repository/amazon/amazon-ecs-sample"],
  detail: {
    "scan-status": "INITIAL_SCAN_COMPLETE",
    "repository-name": "arn:aws:ecr:us-east-2:123456789012:repository/amazon/amazon-ecs-sample",
    "finding-severity-counts": { CRITICAL: 7, HIGH: 61, MEDIUM: 62, TOTAL: 158 },
    "image-digest": "sha256:36c7b282abd0186e01419f2e58743e1bf635808231049bbc9d77e5EXAMPLE",
    "image-tags": ["latest"],
  },
};

/**
 * AWS's sample of a public fault, changed to a service that the app needs.
 * https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
export const awsFault: Event = {
  version: "0",
  account: "123456789012",
  region: "af-south-1",
  id: "7bf73129-1428-4cd3-a780-95db273d1602",
  "detail-type": "AWS Health Event",
  source: "aws.health",
  time: "2023-01-27T09:01:22Z",
  resources: [],
  detail: {
    eventArn:
      "arn:aws:health:af-south-1::event/ECS/AWS_ECS_OPERATIONAL_ISSUE/AWS_ECS_OPERATIONAL_ISSUE_7f35c8ae",
    service: "ECS",
    eventScopeCode: "PUBLIC",
    communicationId: "01b0993207d81a09dcd552ebd1e633e36cf1f09a-1",
    eventTypeCode: "AWS_ECS_OPERATIONAL_ISSUE",
    eventTypeCategory: "issue",
    startTime: "Fri, 27 Jan 2023 06:02:51 GMT",
    lastUpdatedTime: "Fri, 27 Jan 2023 09:01:22 GMT",
    statusCode: "open",
    eventRegion: "af-south-1",
    eventDescription: [
      { language: "en_US", latestDescription: "Current severity level: Operating normally" },
    ],
    page: "1",
    totalPages: "1",
    affectedAccount: "123456789012",
  },
};
