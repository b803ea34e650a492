import * as samples from "./samples";
import type { Event } from "./samples";

export const service = {
  clusterName: "default",
  serviceName: "servicetest",
  region: "us-west-2",
  accountId: "111122223333",
};

export const ofEcr = { region: "us-east-1", accountId: "123456789012" };
export const ofInspector = { region: "us-east-2", accountId: "123456789012" };

/** The sample with other details. */
export function detailed(event: Event, detail: Readonly<Record<string, unknown>>): Event {
  return { ...event, detail: { ...event.detail, ...detail } };
}

export const others = [
  samples.failedDeployment,
  samples.rollingBack,
  samples.steadyService,
  samples.stoppedTask,
  samples.ecrScan,
  samples.inspectorScan,
  samples.awsFault,
];

/**
 * For each pattern, the samples that it must match, and similar ones that it must not. It must not
 * match any other sample either.
 */
export const expected: Readonly<
  Record<string, { readonly hits: readonly Event[]; readonly misses: readonly Event[] }>
> = {
  stopped: {
    hits: [samples.stoppedTask],
    misses: [
      detailed(samples.stoppedTask, { lastStatus: "RUNNING" }),
      detailed(samples.stoppedTask, { group: "family:servicetest" }),
      detailed(samples.stoppedTask, {
        clusterArn: "arn:aws:ecs:us-west-2:111122223333:cluster/other",
      }),
    ],
  },
  about: {
    hits: [
      samples.failedDeployment,
      samples.failedService,
      samples.rollingBack,
      samples.steadyService,
    ],
    misses: [
      {
        ...samples.failedDeployment,
        resources: ["arn:aws:ecs:us-west-2:111122223333:service/default/other"],
      },
    ],
  },
  failed: {
    hits: [samples.failedDeployment, samples.failedService],
    misses: [
      {
        ...samples.failedDeployment,
        resources: ["arn:aws:ecs:us-west-2:111122223333:service/default/other"],
      },
      detailed(samples.failedDeployment, { eventName: "SERVICE_DEPLOYMENT_COMPLETED" }),
    ],
  },
  ecr: {
    hits: [samples.ecrScan],
    misses: [
      detailed(samples.ecrScan, { "finding-severity-counts": { HIGH: 3, MEDIUM: 9 } }),
      detailed(samples.ecrScan, { "finding-severity-counts": { CRITICAL: 0 } }),
      detailed(samples.ecrScan, { "repository-name": "other" }),
      detailed(samples.ecrScan, { "scan-status": "FAILED" }),
    ],
  },
  inspector: {
    hits: [samples.inspectorScan],
    misses: [
      detailed(samples.inspectorScan, {
        "repository-name": "arn:aws:ecr:us-east-2:123456789012:repository/other",
      }),
      { ...samples.inspectorScan, "detail-type": "Inspector2 Finding" },
    ],
  },
  faults: {
    hits: [samples.awsFault, detailed(samples.awsFault, { eventRegion: "global" })],
    misses: [
      detailed(samples.awsFault, { eventTypeCategory: "scheduledChange" }),
      detailed(samples.awsFault, { service: "EC2" }),
      detailed(samples.awsFault, { statusCode: "closed" }),
      detailed(samples.awsFault, { page: "2" }),
      // us-west-2 gets the events of every region.
      { ...detailed(samples.awsFault, { eventRegion: "eu-west-1" }), region: "us-west-2" },
    ],
  },
};
