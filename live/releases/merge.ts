import { isVersion, originOf } from "../../components/image/tags";
import type { Noted } from "./ledger/read";
import type { EcsDeployment } from "./ecs";

/** A rollout of the service, as ECS remembers it, as the ledger has it, or both. */
export interface Release {
  /**
   * ARN of ECS's service deployment. Its id (`ecs-svc/…`) if only the log of events knows the release, undefined if only
   * the ledger does.
   */
  readonly deployment: string | undefined;
  /** ARN of the service revision; undefined if only the ledger knows the release. */
  readonly serviceRevision: string | undefined;
  /** `family:revision`; empty if unknown. */
  readonly revision: string;
  readonly at: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** ECS's own word, e.g. `SUCCESSFUL` or `ROLLBACK_SUCCESSFUL`; `FAILED` if only the ledger knows that it failed. */
  readonly status: string;
  readonly reason: string | undefined;
  /** Who ran `pulumi up`, or else who registered the revision: the end of the identity's ARN. */
  readonly by: string | undefined;
  /** The image's versions; empty if none is known. */
  readonly tags: readonly string[];
  /** The stack that ran the image before it was promoted, and the number of its revision: `dev:7`. */
  readonly promotedFrom: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
  /** Commit that the image was built from. */
  readonly commit: string | undefined;
  /** The version of each secret that the revision pins, by variable. */
  readonly secretVersions: Readonly<Record<string, string>>;
  /** Whether the service now runs this revision. */
  readonly running: boolean;
  /** Whether the registry still has the image. */
  readonly deployable: boolean;
}

/** What is known of a service's rollouts. */
export interface Known {
  /** Newest first. */
  readonly deployments: readonly EcsDeployment[];
  /** Newest first. */
  readonly noted: readonly Noted[];
  /** The tags in the registry, by digest. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** `family:revision` */
  readonly running: string | undefined;
}

/** Every rollout once, newest first. An entry of the ledger tells more of the deployment of ECS that it belongs to. */
export function mergeReleases(known: Known): readonly Release[] {
  const entries = new Map<EcsDeployment, Noted>();
  const alone = known.noted.filter((entry) => {
    const deployment = known.deployments.find(
      (each) => !entries.has(each) && belongsTo(entry, each),
    );
    if (deployment) entries.set(deployment, entry);
    return deployment === undefined;
  });
  const all = [
    ...known.deployments.map((each) => merged(each, entries.get(each), known)),
    ...alone.map((entry) => merged(undefined, entry, known)),
  ];
  const time = ({ at, finishedAt }: Release) => (at ?? finishedAt)?.getTime() ?? 0;
  return all.sort((a, b) => time(b) - time(a));
}

/** Whether a deployment is the rollout of an entry: it has its revision, and began before the entry was written. */
function belongsTo({ revision, endedAt }: Noted, deployment: EcsDeployment): boolean {
  if (revision !== deployment.revision) return false;
  return !endedAt || !deployment.at || deployment.at <= endedAt;
}

function merged(
  deployment: EcsDeployment | undefined,
  entry: Noted | undefined,
  { tags, running }: Known,
): Release {
  const revision = deployment?.revision ?? entry?.revision ?? "";
  const digest = deployment?.digest ?? entry?.digest;
  const there = tags.get(digest ?? "");
  const tagged = there ?? entry?.tags ?? [];
  const began = entry?.began === undefined ? undefined : new Date(entry.began);
  return {
    deployment: deployment?.arn,
    serviceRevision: deployment?.serviceRevision,
    revision,
    at: deployment?.at ?? began,
    finishedAt: deployment?.finishedAt ?? entry?.endedAt,
    status: deployment?.status ?? (entry?.verdict === "succeeded" ? "SUCCESSFUL" : "FAILED"),
    reason: deployment?.reason ?? entry?.reason,
    by: identity(entry?.by ?? deployment?.definition?.by),
    tags: tagged.filter(isVersion),
    promotedFrom: originOf(tagged),
    digest,
    commit: entry?.commit,
    secretVersions: deployment?.definition?.secretVersions ?? entry?.secrets ?? {},
    running: revision !== "" && revision === running,
    deployable: there?.some(isVersion) ?? false,
  };
}

/** `deploy/ann` for `arn:aws:sts::123456789012:assumed-role/deploy/ann`. */
function identity(arn: string | undefined): string | undefined {
  return arn
    ?.split(":")
    .at(-1)
    ?.replace(/^(?:user|assumed-role)\//, "");
}
