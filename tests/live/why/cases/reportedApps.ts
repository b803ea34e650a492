import { stoppedTask, type Account } from "../account";
import { exitedTask, rolledBack, type Case } from "./case";

/** Three tasks with a container that ended by itself. */
function ended(exitCode: number, log: readonly string[]): Partial<Account> {
  return rolledBack(
    [1, 2, 3].map((n) => stoppedTask(n, exitedTask, { exitCode })),
    log,
  );
}

/** What people have reported about apps that end, in the words of their programs. */
export const reportedApps: readonly Case[] = [
  {
    what: "a script without its interpreter",
    account: ended(255, ["exec /usr/local/bin/entrypoint.sh: no such file or directory"]),
    causes: ["interpreter"],
    says: [/could not run \/usr\/local\/bin\/entrypoint\.sh/, /Windows line ends/],
  },
  {
    what: "a module that is not in the image",
    account: ended(1, ["Error: Cannot find module '/app/server.js'"]),
    causes: ["module"],
    says: [/does not find \/app\/server\.js in the image/],
  },
  {
    what: "a build that is not in the image",
    account: ended(1, [
      "Error: Could not find a production build in the '.next' directory. Try building your app with 'next build'",
    ]),
    causes: ["module"],
    says: [/does not find \.next in the image/],
  },
  {
    what: "Prisma's engine for another CPU",
    account: ended(1, [
      'PrismaClientInitializationError: Prisma Client could not locate the Query Engine for runtime "linux-arm64-openssl-3.0.x".',
    ]),
    causes: ["native library"],
    says: [/linux-arm64-openssl-3\.0\.x/, /binaryTargets/],
  },
  {
    what: "a library for another C library",
    account: ended(1, [
      "Error: Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /app/node_modules/x.node)",
    ]),
    causes: ["native library"],
    says: [/ld-linux-x86-64\.so\.2/],
  },
  {
    what: "a database out of reach",
    account: ended(1, ["Can't reach database server at `db.example.com`:`5432`"]),
    causes: ["database"],
    says: [
      /cannot reach its database at db\.example\.com:5432/,
      /pulumi config set --path egressPorts '\[443, 5432\]'/,
    ],
  },
  {
    what: "a call that the task role does not allow",
    account: ended(1, [
      "AccessDenied: User: arn:aws:sts::123456789012:assumed-role/mcp-catalog-task/1 is not authorized to perform: s3:GetObject on resource: x",
    ]),
    causes: ["forbidden"],
    says: [/may not call s3:GetObject/, /iam\.taskPolicyArns/],
  },
  {
    what: "a certificate of an unknown issuer",
    account: ended(1, ["Error: self-signed certificate in certificate chain"]),
    causes: ["certificate"],
    says: [/self-signed certificate in certificate chain/, /NODE_EXTRA_CA_CERTS/],
  },
  ...(
    [
      [139, "SIGSEGV"],
      [134, "SIGABRT"],
      [143, "SIGTERM"],
    ] as const
  ).map(([code, name]) => ({
    what: `an end by ${name}`,
    account: ended(code, ["starting"]),
    causes: ["signal"],
    says: [new RegExp(`exit code ${code}: ${name}`)],
  })),
  {
    what: "an end that nothing explains, without a guess",
    account: ended(1, ["bye"]),
    causes: ["exited"],
    says: [/ended by itself with exit code 1\./, /No known cause fits/],
  },
  {
    what: "the file, and not the page, that Next.js may not write",
    account: ended(1, [
      "Failed to update prerender cache for /ssg/68 Error: EROFS: read-only file system, open '/app/.next/server/app/ssg/68.html'",
    ]),
    causes: ["files"],
    says: [/writes to \/app\/\.next\/server\/app\/ssg\/68\.html/, /A cacheHandler in next\.config/],
  },
];
