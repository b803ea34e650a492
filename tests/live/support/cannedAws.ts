import { openEndpoint, type Request } from "./endpoints";
import { toXml } from "./xml";

/** One call, as the client's wire format says it. */
export interface Call {
  /** e.g. `DescribeServices` */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * The answer to a call in a region: the output in the API's form. Times are seconds since 1970, or milliseconds for logs.
 */
export type Answer = (input: Call["input"], region?: string) => unknown;

/** Answers by operation. A call without an answer is refused as unknown. */
export type Answers = Readonly<Record<string, Answer>>;

/** An error of AWS, which an answer can throw. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** Something that answers the AWS SDK's clients in AWS's place. */
export interface CannedAws {
  /** The address for `cannedConfig`. */
  readonly endpoint: string;
  /** Every call so far, including retries. */
  readonly calls: readonly Call[];
}

/**
 * Answers signed calls of JSON 1.1 services (ECS, CloudWatch Logs, ECR) and of query services (Elastic Load Balancing)
 * in their own wire formats, until the function ends. The bytes do not go through a socket: that alone took a third of
 * the time of these tests. https://smithy.io/2.0/aws/protocols/index.html
 */
export async function withCannedAws<T>(
  answers: Answers,
  act: (aws: CannedAws) => Promise<T>,
): Promise<T> {
  const calls: Call[] = [];
  const { endpoint, close } = openEndpoint((request) => {
    const protocol = protocolOf(request);
    calls.push(protocol.call);
    return { ...reply(request, protocol, answers), contentType: protocol.contentType };
  });
  try {
    return await act({ endpoint, calls });
  } finally {
    close();
  }
}

interface Protocol {
  readonly call: Call;
  readonly contentType: string;
  readonly success: (output: unknown) => string;
  readonly failure: (error: AwsError) => string;
}

function protocolOf({ headers, body }: Request): Protocol {
  const target = headers["x-amz-target"];
  if (target !== undefined) return json(target.split(".").at(-1) ?? "", body);
  return query(Object.fromEntries(new URLSearchParams(body)));
}

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
function json(operation: string, body: string): Protocol {
  return {
    call: { operation, input: JSON.parse(body || "{}") as Call["input"] },
    contentType: "application/x-amz-json-1.1",
    success: (output) => JSON.stringify(output ?? {}),
    failure: ({ code, message }) => JSON.stringify({ __type: code, message }),
  };
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
function query(form: Readonly<Record<string, string>>): Protocol {
  const operation = form["Action"] ?? "";
  if (form["Version"] === "2016-11-15") return ec2(operation, form);
  const requestId = "<RequestId>5d4fd0e4-0000-4000-8000-000000000000</RequestId>";
  return {
    call: { operation, input: form },
    contentType: "text/xml",
    success: (output) =>
      `<${operation}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">` +
      `<${operation}Result>${toXml(output)}</${operation}Result>` +
      `<ResponseMetadata>${requestId}</ResponseMetadata></${operation}Response>`,
    failure: ({ code, message }) =>
      `<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><Error><Type>Sender</Type>` +
      `${toXml({ Code: code, Message: message })}</Error>${requestId}</ErrorResponse>`,
  };
}

/** EC2's own kind of the query protocol. https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
function ec2(operation: string, form: Readonly<Record<string, string>>): Protocol {
  const requestId = "<requestId>5d4fd0e4-0000-4000-8000-000000000000</requestId>";
  return {
    call: { operation, input: form },
    contentType: "text/xml",
    success: (output) =>
      `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">` +
      `${requestId}${toXml(output, "item")}</${operation}Response>`,
    failure: ({ code, message }) =>
      `<Response><Errors><Error>${toXml({ Code: code, Message: message })}</Error></Errors>` +
      `<RequestID>5d4fd0e4-0000-4000-8000-000000000000</RequestID></Response>`,
  };
}

function reply({ headers }: Request, { call, success, failure }: Protocol, answers: Answers) {
  try {
    const [, region] =
      /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers["authorization"] ?? "") ??
      [];
    if (region === undefined) {
      throw new AwsError("MissingAuthenticationToken", "The request is not signed.", 403);
    }
    const answer = answers[call.operation];
    if (!answer) throw new AwsError("UnknownOperationException", `No answer to ${call.operation}.`);
    return { status: 200, text: success(answer(call.input, region)) };
  } catch (error) {
    const known =
      error instanceof AwsError ? error : new AwsError("InternalFailure", String(error), 500);
    return { status: known.status, text: failure(known) };
  }
}
