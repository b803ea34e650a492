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
    todo: isOwnHost(host) || isRefused ? nothingListens : `${mustLeave(port)}${ofSupabase(host)}`,
  };
};

/** https://supabase.com/docs/guides/database/connecting-to-postgres */
function ofSupabase(host: string): string {
  return /^db\.\w+\.supabase\.co$/.test(host)
    ? " Without Supabase's add-on for IPv4, this address has IPv6 only, and tasks have IPv4 only: take the pooler's (…pooler.supabase.com)."
    : "";
}

const refusesUser =
  /password authentication failed|Access denied for user|Authentication failed against database|SASL authentication failed|WRONGPASS|NOAUTH|no pg_hba\.conf entry/i;
const needsTls =
  /no pg_hba\.conf entry.*(?:no encryption|SSL off)|SSL (?:connection )?(?:is )?required/i;
const hasNoTls = /server does not support SSL/i;

/** The database answers, and refuses the app's user, password, or way to connect. */
export const credentials: Rule = ({ log }) => {
  if (log.some((line) => needsTls.test(line))) {
    return {
      happened: "The database takes encrypted connections only, and the app's is not encrypted.",
      todo: "Let the app use TLS: for Postgres, sslmode=require in the address that it gets from secrets.",
    };
  }
  if (log.some((line) => hasNoTls.test(line))) {
    return {
      happened: "The database does not take encrypted connections, and the app asks for one.",
      todo: "Turn TLS on in the database, or off in the app: for Postgres, sslmode=disable in the address that it gets from secrets.",
    };
  }
  if (!log.some((line) => refusesUser.test(line))) return undefined;
  return {
    happened: "The database answers, and refuses the app's user or password.",
    todo: "Correct the secret that holds it: pulumi config set --path --secret secrets.<VARIABLE>, then pulumi up.",
  };
};

/** The app's log says that it cannot reach another service. */
export const dependency: Rule = (symptoms) => {
  if (symptoms.log.some((line) => /any servers in your MongoDB Atlas cluster/.test(line))) {
    return {
      happened: "The app cannot reach its MongoDB Atlas cluster.",
      todo: `${mustLeave("27017")} Atlas lets in only the addresses of its access list, here those of the tasks' way out.`,
    };
  }
  const { code, address } = unreachedIn(symptoms.log);
  if (code === undefined) return undefined;
  if (address === undefined) {
    return {
      happened: `The app says that it cannot connect to something (${code}); its log does not name it.`,
      todo: "Only the ports of egressPorts are open to tasks, 443 by default. The other side must let the tasks in, too.",
    };
  }
  if (isOwnPort(symptoms, address)) return undefined;
  return {
    happened: `The app says that it cannot reach ${address} (${code}).`,
    todo: advice(code, address),
  };
};

/** The address that the app does not reach according to its log, and the code of the error. */
function unreachedIn(log: readonly string[]): {
  readonly code?: string;
  readonly address?: string;
} {
  const codes = "ETIMEDOUT|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN";
  const named = firstMatch(
    log,
    new RegExp(`\\b(${codes})\\b:?,?\\s+([\\w.:[\\]-]+[.:][\\w.:[\\]-]*\\w|[\\w-]+)`),
  );
  const attempted = firstMatch(
    log,
    /Connect Timeout Error \(attempted address(?:es)?: ([\w.-]+:\d+)/,
  );
  const alone = firstMatch(log, new RegExp(`\\bconnect (${codes})\\b`));
  if (named) return { code: named[1], address: named[2] };
  if (attempted) return { code: "timeout", address: attempted[1] };
  return { code: alone?.[1] };
}

const nothingListens =
  "Nothing listens there: correct the address in environment or secrets; localhost is the task itself.";

function advice(code: string, address: string): Finding["todo"] {
  const port = /:(\d{2,5})$/.exec(address)?.[1];
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "The task finds no such name: correct it in environment or secrets.";
    case "ECONNREFUSED":
      return nothingListens;
    case "ENETUNREACH":
      return isIpv6(address) ? onlyIpv6 : mustLeave(port ?? "443");
    default:
      return port === undefined
        ? "Only the ports of egressPorts are open to tasks. With network.nat: none they reach nothing but AWS."
        : mustLeave(port);
  }
}

const onlyIpv6 =
  "That name has only an IPv6 address, and the task has none. Supabase: take the address of the pooler (…pooler.supabase.com), which has IPv4.";

function isIpv6(address: string): boolean {
  return address.split(":").length > 2;
}

/** What must allow tasks to leave by a port. */
function mustLeave(port: string): string {
  const theirs =
    "The other side must let the tasks in, too: a database needs a rule in its security group.";
  return port === "443"
    ? `Tasks need a way out: with network.nat: none they reach nothing but AWS. ${theirs}`
    : `Only the ports of egressPorts are open to tasks, 443 by default. If ${port} is not among them: pulumi config set --path egressPorts '[443, ${port}]'. ${theirs}`;
}

function isOwnHost(host: string): boolean {
  return /^(?:localhost|127\.|::1|\[::1\])/.test(host);
}

/** Whether the connection goes to the app's own port. Then it is a health check and not a dependency. */
function isOwnPort({ evidence }: Symptoms, address: string): boolean {
  const port = evidence.definition?.containerPort;
  return port !== undefined && isOwnHost(address) && address.endsWith(`:${port}`);
}
