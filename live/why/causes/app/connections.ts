import { firstMatch, type Finding, type Rule, type Symptoms } from "../symptoms";

const postgres =
  /(?:could not connect to server|connection to server at) "?([\w.-]+)"?.*?port (\d{2,5})/;
const prisma = /Can't reach database server at [`'"]?([\w.-]+?)[`'"]?[:\s]+[`'"]?(\d{2,5})/;

/** The database does not answer at its host and port. */
export const database: Rule = (symptoms) => {
  const line = symptoms.log.find((text) => prisma.test(text) || postgres.test(text));
  const [, host = "", port = ""] = prisma.exec(line ?? "") ?? postgres.exec(line ?? "") ?? [];
  if (line === undefined || refusesUser.test(line)) return undefined;
  const isRefused = /refused/i.test(line);
  return {
    happened: `The app cannot reach its database at ${host}:${port}.`,
    todo: isOwnHost(host) || isRefused ? nothingListens : mustLeave(port),
  };
};

const refusesUser =
  /password authentication failed|Access denied for user|Authentication failed against database|SASL authentication failed|WRONGPASS|NOAUTH|no pg_hba\.conf entry/i;

/** The database refuses the app's user, password or plain connection. */
export const credentials: Rule = ({ log }) => {
  const line = log.find((text) => refusesUser.test(text));
  if (line === undefined) return undefined;
  if (/no encryption|SSL off/i.test(line)) {
    return {
      happened: "The database takes encrypted connections only, and the app's is not encrypted.",
      todo: "Let the app use TLS: for Postgres, sslmode=require in the address that it gets from secrets.",
    };
  }
  return {
    happened: "The database answers, and refuses the app's user or password.",
    todo: "Correct the secret that holds it: pulumi config set --path --secret secrets.<VARIABLE>, then pulumi up.",
  };
};

/** The app itself reports that it cannot reach another service. */
export const dependency: Rule = (symptoms) => {
  const found = firstMatch(
    symptoms.log,
    /\b(ETIMEDOUT|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)\b:?,?\s+(?:[\w ,]*address: ')?([\w.:[\]-]+)/,
  );
  const [, code = "", address = ""] = found ?? [];
  if (found === undefined || isOwnPort(symptoms, address)) return undefined;
  return {
    happened: `The app says that it cannot reach ${address} (${code}).`,
    todo: advice(code, address),
  };
};

const nothingListens =
  "Nothing listens there: correct the address in environment or secrets; localhost is the task itself.";

function advice(code: string, address: string): Finding["todo"] {
  const port = /:(\d+)$/.exec(address)?.[1];
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "No such name is known to the task: correct it in environment or secrets.";
    case "ECONNREFUSED":
      return nothingListens;
    default:
      return port === undefined
        ? "Tasks leave by the ports of egressPorts only. With network.nat: none they reach nothing but AWS."
        : mustLeave(port);
  }
}

/** What lets tasks leave by a port. */
function mustLeave(port: string): string {
  const theirs =
    "What is there must let the tasks in, too: a database by a rule of its security group.";
  return port === "443"
    ? `Tasks need a way out: with network.nat: none they reach nothing but AWS. ${theirs}`
    : `Tasks leave by the ports of egressPorts only, 443 by default. If ${port} is not among them: pulumi config set --path egressPorts '[443, ${port}]'. ${theirs}`;
}

function isOwnHost(host: string): boolean {
  return /^(?:localhost|127\.|::1|\[::1\])/.test(host);
}

/** Whether the connection goes to the app's own port: that is a health check, not a dependency. */
function isOwnPort({ evidence }: Symptoms, address: string): boolean {
  const port = evidence.definition?.containerPort;
  return port !== undefined && isOwnHost(address) && address.endsWith(`:${port}`);
}
