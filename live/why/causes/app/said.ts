import { endedAlone } from "./ending";
import { firstMatch, type Finding, type Rule } from "../symptoms";

const rebuild = "Correct the image, push it under a new tag, and set imageTag to that tag.";

/** A rule that looks for a line in the log. */
function logRule(pattern: RegExp, finding: (match: RegExpExecArray) => Finding): Rule {
  return ({ log }) => {
    const match = firstMatch(log, pattern);
    return match && finding(match);
  };
}

/** The kernel finds the script, but not the interpreter that its first line names. */
export const interpreter: Rule = logRule(
  /exec (\/\S+?): no such file or directory/,
  ([, file = ""]) => ({
    happened: `The container could not run ${file}: the file is missing, or the interpreter that its first line names is.`,
    todo: `A script with Windows line ends asks for an interpreter that no image has: save it with LF alone. In an Alpine image there is no bash. ${rebuild}`,
  }),
);

/** A module, or the build, is not in the image. */
export const missingModule: Rule = logRule(
  /Cannot find (?:module|package) '([^']+)'|Could not find a production build in the '([^']+)'|ModuleNotFoundError: No module named '([^']+)'/,
  ([, one, two, three]) => ({
    happened: `The app does not find ${one ?? two ?? three ?? ""} in the image.`,
    todo: `Install it or build it in the Dockerfile, and copy it into the last stage. ${rebuild}`,
  }),
);

/** A library of the image was built for another CPU or another C library. */
export const nativeLibrary: Rule = logRule(
  /could not locate the Query Engine for runtime "?([\w.-]+?)"?\.?(?:\s|$)|invalid ELF header|wrong ELF class|Error loading shared library ([\w.+-]+)|(?:Could not load the "(\w+)" module)|(lib[\w.+-]+\.so[\w.]*): cannot open shared object file|(?:GLIBC_[\d.]+)' not found/,
  ([line, runtime, library, named, shared]) => {
    const what = runtime ?? library ?? named ?? shared ?? line;
    return {
      happened: `A library of the image does not fit the task's CPU or the image's C library: ${what}.`,
      todo: `Install the dependencies in the Dockerfile, on the platform of image.platform, and not outside of it. Prisma: binaryTargets; Alpine: libc6-compat and openssl. ${rebuild}`,
    };
  },
);

/** The database does not answer at its host and port. */
export const database: Rule = ({ log }) => {
  const match = firstMatch(
    log,
    /Can't reach database server at [`'"]?([\w.-]+)[`'"]?[:\s]+[`'"]?(\d{2,5})|(?:could not connect to server|connection to server at) "?([\w.-]+)"?.*?port (\d{2,5})/,
  );
  if (!match) return undefined;
  const host = match[1] ?? match[3] ?? "";
  const port = match[2] ?? match[4] ?? "";
  return {
    happened: `The app cannot reach its database at ${host}:${port}.`,
    todo: `Tasks leave by the ports of egressPorts only: pulumi config set --path egressPorts '[443, ${port}]'. The database must let the tasks in, too.`,
  };
};

/** AWS denies the app itself a call. */
export const forbidden: Rule = logRule(
  /is not authorized to perform: ([\w-]+:\w+)/,
  ([, action = ""]) => ({
    happened: `The app may not call ${action}: its task role does not allow it.`,
    todo: `Write a policy that allows ${action}, and name its ARN in iam.taskPolicyArns.`,
  }),
);

/** The app trusts a certificate of another server no more, or not yet. */
export const certificate: Rule = logRule(
  /(self[- ]signed certificate(?: in certificate chain)?|unable to (?:get local issuer|verify the first) certificate|certificate has expired|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID)/i,
  ([, what = ""]) => ({
    happened: `The app does not trust a server that it calls: ${what}.`,
    todo: "Give the app the authority's certificate (NODE_EXTRA_CA_CERTS with a file of the image), or correct the server's certificate.",
  }),
);

/** The app refuses the health check because of the host that it names, which is the task's address. */
export const hostName: Rule = logRule(
  /(Invalid HTTP_HOST header|DisallowedHost|Invalid host header|Blocked (?:host|request)|Host not allowed)[^']*'?([\w.:-]*)/i,
  ([, what = "", host = ""]) => ({
    happened: `The app refuses the health check for its Host header${host === "" ? "" : ` ${host}`} (${what}): the load balancer asks by the task's address.`,
    todo: "Let the app accept any host at the path of healthCheck.path.",
  }),
);

const signals: Readonly<Record<number, string>> = {
  130: "SIGINT",
  132: "SIGILL, an instruction that the CPU does not have",
  134: "SIGABRT, the program ended itself",
  135: "SIGBUS",
  136: "SIGFPE",
  139: "SIGSEGV, a crash in compiled code",
  143: "SIGTERM, something asked it to end",
};

/** The container ended by a signal: an exit code of 128 and its number. */
export const signal: Rule = (symptoms) => {
  const found = endedAlone(symptoms).find(({ exitCode = 0 }) => exitCode in signals);
  const code = found?.exitCode ?? 0;
  if (found === undefined) return undefined;
  return {
    happened: `The app was ended by a signal (exit code ${code}: ${signals[code] ?? ""}).`,
    todo:
      code === 132 || code === 139 || code === 135
        ? "Compiled code in the image crashes: often a library for another CPU or C library. See the log lines below."
        : "See the log lines below for what ended it.",
  };
};
