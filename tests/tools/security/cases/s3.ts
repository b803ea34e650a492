import { made, only, policy, type Cases } from "./case";

type Inputs = Readonly<Record<string, unknown>>;
type Type = Parameters<typeof made>[0];

/** A bucket, and a resource that is about it, or about another one. */
const bucketWith = (type: Type, inputs: Inputs = {}, bucket = "bucket") => [
  made("bucket"),
  made(type, { bucket, ...inputs }),
];

const allBlocks = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const secure = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policed = (...statements: readonly unknown[]) =>
  bucketWith("bucketPolicy", { policy: policy(...statements) });
const allow = (Action: unknown, Principal: unknown) => ({
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
});
const delivery = allow("s3:PutObject", {
  Service: "logdelivery.elasticloadbalancing.amazonaws.com",
});

/** Open to the internet by policy, or by access control list. */
const shut = (action: string, acl: string): Cases => ({
  met: [
    bucketWith("bucketPublicAccess", allBlocks),
    only("bucket"),
    policed(delivery),
    [
      ...policed(allow(action, "*")),
      made("bucketPublicAccess", { bucket: "bucket", ...allBlocks }),
    ],
  ],
  open: [
    policed(allow(action, "*")),
    policed(allow("s3:*", { AWS: "*" })),
    only("bucket", { acl }),
    bucketWith("bucketAcl", { acl }),
    [...policed(allow(action, "*")), made("bucketPublicAccess", { bucket: "bucket" })],
  ],
});

const enabled = (key: string) => ({ versioningConfiguration: { [key]: "Enabled" } });
const lifecycle = (status: string) =>
  bucketWith("bucketLifecycle", { rules: [{ id: "a", status }] });
const encrypted = (sseAlgorithm: string) =>
  bucketWith("bucketEncryption", {
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
  });

/** Met by a resource about this bucket, whatever it says. */
const anyOf = (type: Type): Cases => ({
  met: [bucketWith(type)],
  open: [only("bucket"), bucketWith(type, {}, "another")],
});

export const s3: Readonly<Record<string, Cases>> = {
  "S3.2": shut("s3:GetObject", "public-read"),
  "S3.3": shut("s3:PutObject", "public-read-write"),
  "S3.5": {
    met: [policed(delivery, secure)],
    open: [
      only("bucket"),
      policed(delivery),
      policed({ ...secure, Effect: "Allow" }),
      policed({ ...secure, Action: "s3:GetObject" }),
      policed({ ...secure, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    ],
  },
  "S3.6": {
    met: [
      policed(delivery, secure),
      policed(allow("s3:GetObject", { AWS: "210987654321" })),
      policed(allow("s3:Put*", { Service: "logs.amazonaws.com" })),
    ],
    open: [
      policed(allow("s3:PutBucketPolicy", { AWS: "210987654321" })),
      policed(allow("s3:Put*", "*")),
    ],
  },
  "S3.7": anyOf("bucketReplication"),
  "S3.8": {
    met: [bucketWith("bucketPublicAccess", allBlocks)],
    open: [
      only("bucket"),
      bucketWith("bucketPublicAccess", allBlocks, "another"),
      ...Object.keys(allBlocks).map((key) =>
        bucketWith("bucketPublicAccess", { ...allBlocks, [key]: false }),
      ),
    ],
  },
  "S3.9": anyOf("bucketLogging"),
  "S3.10": {
    met: [
      [
        ...lifecycle("Enabled"),
        made("bucketVersioning", { bucket: "bucket", ...enabled("status") }),
      ],
    ],
    open: [bucketWith("bucketVersioning", enabled("status"))],
    notApplicable: [only("bucket"), bucketWith("bucketVersioning")],
  },
  "S3.11": anyOf("bucketNotification"),
  "S3.12": {
    met: [bucketWith("bucketOwnership", { rule: { objectOwnership: "BucketOwnerEnforced" } })],
    open: [
      only("bucket"),
      bucketWith("bucketOwnership", { rule: { objectOwnership: "ObjectWriter" } }),
    ],
  },
  "S3.13": { met: [lifecycle("Enabled")], open: [only("bucket"), lifecycle("Disabled")] },
  "S3.14": {
    met: [bucketWith("bucketVersioning", enabled("status"))],
    open: [only("bucket"), bucketWith("bucketVersioning", enabled("status"), "another")],
  },
  "S3.15": { met: [only("bucket", { objectLockEnabled: true })], open: [only("bucket")] },
  "S3.17": { met: [encrypted("aws:kms")], open: [only("bucket"), encrypted("AES256")] },
  "S3.20": {
    met: [bucketWith("bucketVersioning", enabled("mfaDelete"))],
    open: [only("bucket"), bucketWith("bucketVersioning", enabled("status"))],
    notApplicable: [lifecycle("Enabled")],
  },
};
