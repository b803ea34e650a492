import * as pulumi from "@pulumi/pulumi";
import { plannedMinutes, type Rollout } from "../fargateApp/rollout";

/** How long the credentials live. Both the provider and this program use them. */
export type CredentialLife =
  /** Keys of a user, which do not expire. */
  | { readonly as: "endless" }
  /** A session whose end is known, in minutes from now. Nobody renews it. */
  | { readonly as: "ends"; readonly minutes: number }
  /** A session that does not say when it ends. Nobody renews it. */
  | { readonly as: "fixed" }
  /** Credentials from a profile or a machine, which usually renew them. */
  | { readonly as: "unknown" };

/** What the check of the credentials' life looks at. */
export interface LongWaitArgs {
  readonly rollout: Rollout;
  /** Asks how long the credentials live. */
  readonly live: { readonly credentialLife: () => Promise<CredentialLife> };
}

/** Minutes of a rollout after which a session of one hour, the usual length with OIDC, has probably ended. */
const withinAnHour = 50;

/**
 * Raises a RunError if the planned rollout outlasts the credentials: the run would fail in the middle, and could not
 * restore the version before. A preview only warns. So does a run if its credentials are probably renewed.
 */
export async function refuseLongWait({ rollout, live }: LongWaitArgs): Promise<void> {
  const minutes = plannedMinutes(rollout);
  const problem = problemOf(minutes, await live.credentialLife());
  if (problem === undefined) return;
  const text = `rollout: its settings plan ${minutes} minutes, and pulumi up waits for all of them. ${problem.text}`;
  if (problem.fatal && !pulumi.runtime.isDryRun()) {
    throw new pulumi.RunError(`${text} Nothing was changed.`);
  }
  await pulumi.log.warn(text);
}

interface LongWait {
  readonly fatal: boolean;
  readonly text: string;
}

function problemOf(planned: number, life: CredentialLife): LongWait | undefined {
  switch (life.as) {
    case "endless":
      return undefined;
    case "ends":
      if (planned <= life.minutes) return undefined;
      return {
        fatal: true,
        text: `The session in AWS_SESSION_TOKEN ends in ${life.minutes} minutes: use one that lives longer, or plan a shorter rollout.`,
      };
    case "fixed":
      if (planned <= withinAnHour) return undefined;
      return {
        fatal: true,
        text:
          "Nobody renews the session in AWS_SESSION_TOKEN, and most end after an hour. If it lives longer, say until when: " +
          "export AWS_CREDENTIAL_EXPIRATION=2030-01-31T18:00:00Z. Otherwise, use another kind of credentials, or plan a shorter rollout.",
      };
    case "unknown":
      if (planned <= withinAnHour) return undefined;
      return {
        fatal: false,
        text: "Credentials that live for an hour end before that: let them live longer, or plan a shorter rollout.",
      };
  }
}
