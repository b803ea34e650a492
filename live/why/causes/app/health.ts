import { isLoopbackOnly, isOutwardOnly, listeningIn, type Listening } from "./listening";
import { firstMatch, type Rule, type Symptoms } from "../symptoms";

const balancerGaveUp =
  /failed ELB health checks|is unhealthy in \(?(?:target-group|elb)|is not healthy in target-group/i;
const containerGaveUp = /failed container health checks/i;

/** Whether the load balancer's health checks fail or have failed. */
export function balancerFails(symptoms: Symptoms): boolean {
  const { unhealthy, events, reasons } = symptoms;
  return unhealthy.length > 0 || firstMatch([...events, ...reasons], balancerGaveUp) !== undefined;
}

function containerFails({ events, reasons, evidence }: Symptoms): boolean {
  return (
    firstMatch([...events, ...reasons], containerGaveUp) !== undefined ||
    evidence.current.some(({ health }) => health === "UNHEALTHY")
  );
}

function listening({ evidence }: Symptoms): Listening | undefined {
  return listeningIn(evidence.log?.lines ?? []);
}

function path({ evidence }: Symptoms): string {
  return evidence.targetCheck?.path ?? "the path of healthCheck.path";
}

/** The app listens on a port that is not the configured one. */
export const port: Rule = (symptoms) => {
  const asked = symptoms.evidence.definition?.containerPort;
  const ports = listening(symptoms)?.ports ?? [];
  if (!balancerFails(symptoms) && !containerFails(symptoms)) return undefined;
  if (asked === undefined || ports.length === 0 || ports.includes(asked)) return undefined;
  return {
    happened: `The app says that it listens on port ${ports.join(", ")}; the health checks ask port ${asked}.`,
    todo: `Set containerPort to ${ports[0] ?? ""}, or let the app listen on PORT, which the task sets to containerPort.`,
  };
};

/** The app listens on only one address of the task, and a check asks another address. */
export const address: Rule = (symptoms) => {
  const says = listening(symptoms);
  const [host] = says?.hosts ?? [];
  if (says === undefined || host === undefined) return undefined;
  const todo =
    "Let it listen on HOSTNAME, which the task sets to 0.0.0.0; environment and the image's CMD must not say otherwise.";
  if (balancerFails(symptoms) && isLoopbackOnly(says)) {
    return {
      happened: `The app says that it listens on ${host} alone, where the load balancer does not reach it.`,
      todo,
    };
  }
  if (containerFails(symptoms) && !balancerFails(symptoms) && isOutwardOnly(says)) {
    return {
      happened: `The app says that it listens on ${host} alone, where the check inside the container does not reach it.`,
      todo,
    };
  }
  return undefined;
};

/** The app started to listen only after the health checks began to count. */
export const slowStart: Rule = (symptoms) => {
  const { service, log } = symptoms.evidence;
  const at = listening(symptoms)?.at.getTime();
  const start = log?.startedAt?.getTime();
  const grace = service.state === "found" ? service.gracePeriodSeconds : undefined;
  if (!balancerFails(symptoms) && !containerFails(symptoms)) return undefined;
  if (at === undefined || start === undefined || grace === undefined) return undefined;
  const seconds = Math.round((at - start) / 1000);
  if (seconds <= grace) return undefined;
  return {
    happened: `The app listened ${seconds} seconds after its start; health checks count after ${grace}.`,
    todo: `Set startUpSeconds to more than ${seconds}, or raise cpu.`,
  };
};

/** The app answers the load balancer, but not with 200. */
export const answer: Rule = (symptoms) => {
  const said = [
    ...symptoms.unhealthy.map(({ description }) => description ?? ""),
    ...symptoms.events,
  ];
  const codes = firstMatch(said, /failed with these codes: \[([\d, ]+)\]/)?.[1];
  const mismatch = symptoms.unhealthy.some(
    ({ reason }) => reason === "Target.ResponseCodeMismatch",
  );
  if (codes === undefined && !mismatch) return undefined;
  return {
    happened: `The load balancer asked ${path(symptoms)}, and the app answered ${codes ?? "something else"}, not 200.`,
    todo: /^5/.test(codes ?? "")
      ? "The app fails at that path: its log says why. A check that asks a database fails with it; healthCheck.path should not."
      : "Set healthCheck.path to a path that answers 200 itself, without a redirect or a login.",
  };
};

/**
 * The load balancer cannot judge a target, for an internal reason.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export const balancerError: Rule = ({ evidence }) =>
  evidence.targets.some(({ reason }) => reason === "Elb.InternalError")
    ? {
        happened:
          "The load balancer's health checks fail because of an error inside the load balancer.",
        todo: "AWS does not say more. Wait some minutes; if it goes on, see AWS's health dashboard.",
      }
    : undefined;

/** The load balancer gets no answer, and the log does not say why. */
export const noAnswer: Rule = (symptoms) => {
  if (!balancerFails(symptoms)) return undefined;
  const { definition, targetCheck } = symptoms.evidence;
  const asked = definition?.containerPort;
  const timeout = targetCheck?.timeoutSeconds;
  const where = asked === undefined ? path(symptoms) : `${path(symptoms)} on port ${asked}`;
  const slow =
    symptoms.unhealthy.some(({ reason }) => reason === "Target.Timeout") ||
    firstMatch(symptoms.events, /Request timed out/i) !== undefined;
  return {
    happened: slow
      ? `The load balancer asked ${where} and got no answer${timeout === undefined ? " in time" : ` within ${timeout} seconds`}.`
      : `The load balancer asked ${where} and could not connect or got no proper answer.`,
    todo: "The app must listen on PORT (containerPort) at HOSTNAME (0.0.0.0). If it only needs longer to start, raise startUpSeconds. If it is slow to answer, let healthCheck.path name something quick.",
  };
};

/**
 * ECS's check inside the container fails, although the load balancer's check succeeds. ECS does not keep the output of
 * the check. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html
 */
export const containerCheck: Rule = (symptoms) => {
  if (!containerFails(symptoms) || balancerFails(symptoms)) return undefined;
  const lacks = /(?:curl|wget|node|sh): not found|"(?:curl|wget|node)": executable/i;
  if (firstMatch(symptoms.log, lacks)) {
    return {
      happened: "The image lacks the tool that the check inside the container runs.",
      todo: `Set healthCheck.command to something the image has, e.g. ${command}, or add curl to the image.`,
    };
  }
  return {
    happened:
      "The check inside the container failed, while the load balancer's checks did not complain.",
    todo: `ECS does not keep what the check printed. It runs curl, wget or node in the container; an image with none of them, or without a shell, needs healthCheck.command, e.g. ${command}.`,
  };
};

const command = '["CMD", "/app/check"]';
