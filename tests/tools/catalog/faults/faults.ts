import { failureError, type Failure } from "../../../../live/calls/errors";
import { AwsError, type Answers } from "../../../live/support/cannedAws";

/** A reason why AWS answers nothing at all. */
export interface Silence {
  readonly name: string;
  /** The error that every call gets, and its message. */
  readonly failure: Failure;
  /** What every call gets if AWS refuses it; undefined if no call reaches AWS. */
  readonly refuse?: (operation: string) => never;
  /** What is wrong with the connection. */
  readonly config?: Readonly<Record<string, unknown>>;
}

function refused(name: string, error: string, message: string): Silence {
  const refuse = () => {
    throw new AwsError(error, message);
  };
  return { name, failure: { error, message }, refuse };
}

function lost(name: string, error: string, message: string): Silence {
  const handle = () => Promise.reject(Object.assign(new Error(message), { code: error }));
  return { name, failure: { error, message }, config: { requestHandler: { handle } } };
}

const noCredentials = {
  error: "CredentialsProviderError",
  message: "Could not load credentials from any providers",
};

/** The words of IAM if no policy of the caller allows a call. */
export function deny(operation: string): never {
  throw new AwsError(
    "AccessDeniedException",
    `User: arn:aws:sts::123456789012:assumed-role/deploy/ann is not authorized to perform: aws:${operation} on resource: arn:aws:ecs:us-east-1:123456789012:service/mcp-catalog-cluster/mcp-catalog-service because no identity-based policy allows the aws:${operation} action`,
  );
}

/** The reasons why AWS may answer nothing, in the words of AWS, of its SDK or of Node.js. */
export const silences: readonly Silence[] = [
  {
    name: "no credentials",
    failure: noCredentials,
    config: { credentials: () => Promise.reject(failureError(noCredentials)) },
  },
  refused(
    "an expired token",
    "ExpiredTokenException",
    "The security token included in the request is expired",
  ),
  refused(
    "a region that the account has not enabled",
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  ),
  {
    name: "an account in which it may do nothing",
    failure: { error: "AccessDeniedException", message: "" },
    refuse: deny,
  },
  refused("throttling without an end", "ThrottlingException", "Rate exceeded"),
  lost("a refused connection", "ECONNREFUSED", "connect ECONNREFUSED 10.0.0.1:443"),
  lost(
    "a name that DNS does not know",
    "ENOTFOUND",
    "getaddrinfo ENOTFOUND ecs.eu-nowhere-1.amazonaws.com",
  ),
];

/** The same answer to every call. */
export function everyCall(answer: (operation: string) => unknown): Answers {
  return new Proxy<Answers>({}, { get: (_, operation) => () => answer(String(operation)) });
}

const no = (code: string) => () => {
  throw new AwsError(code, "There is none.");
};

/** What an account answers that has nothing of the stack: it was never deployed, or somewhere else. */
export const nothingThere: Answers = {
  DescribeServices: no("ClusterNotFoundException"),
  ListTasks: no("ClusterNotFoundException"),
  ListServiceDeployments: no("ClusterNotFoundException"),
  DescribeClusters: () => ({ clusters: [], failures: [{ reason: "MISSING" }] }),
  DescribeRepositories: no("RepositoryNotFoundException"),
  DescribeImages: no("RepositoryNotFoundException"),
  BatchGetImage: no("RepositoryNotFoundException"),
  GetSecretValue: no("ResourceNotFoundException"),
  FilterLogEvents: no("ResourceNotFoundException"),
  DescribeLogStreams: no("ResourceNotFoundException"),
  GetLogEvents: no("ResourceNotFoundException"),
  GetParameterHistory: no("ParameterNotFound"),
  DeleteParameter: no("ParameterNotFound"),
  DescribeLoadBalancers: (input) =>
    "Names.member.1" in input ? no("LoadBalancerNotFoundException")() : { LoadBalancers: [] },
  DescribeTags: () => ({ TagDescriptions: [] }),
  ListTagsForResource: () => ({ tags: [] }),
  // The role of the person who asks is no part of the stack.
  GetRole: ({ RoleName }) =>
    RoleName === "deploy"
      ? { Role: { RoleName, Path: "/", Arn: "arn:aws:iam::123456789012:role/deploy" } }
      : no("NoSuchEntityException")(),
  DescribeTargetGroups: no("TargetGroupNotFoundException"),
  DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }),
  DescribeScalableTargets: () => ({ ScalableTargets: [] }),
  DescribeLogGroups: () => ({ logGroups: [] }),
  ListSecrets: () => ({ SecretList: [] }),
  ListDashboards: () => ({ DashboardEntries: [] }),
  ListTopics: () => ({ Topics: [] }),
};
