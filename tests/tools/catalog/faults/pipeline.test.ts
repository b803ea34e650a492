import assert from "node:assert/strict";
import type * as http from "node:http";
import { clientConfig } from "../../../../live/calls/clients";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { serving } from "../../../support/loopback";
import { machine, registry } from "../push/pushMachine";
import { runCatalog } from "../run";

/** Every call is refused with the same error. */
function refusing(answers: Answers, name: string, message: string): Answers {
  const refuse = () => {
    throw new AwsError(name, message);
  };
  return Object.fromEntries(Object.keys(answers).map((operation) => [operation, refuse]));
}

/** The calls that `promote` makes, too. */
const others = [
  "DescribeServices",
  "GetParameterHistory",
  "ListServiceDeployments",
  "ListTasks",
  "DescribeTaskDefinition",
  "DescribeRepositories",
  "DescribeImages",
];
const faults = [
  [
    "ExpiredTokenException",
    "The security token included in the request is expired",
    /credentials that are valid now/,
  ],
  [
    "AccessDeniedException",
    "User: arn:aws:iam::1:user/ann is not authorized",
    /Allow the credentials in use/,
  ],
] as const;

const answers = Object.fromEntries(others.map((each) => [each, () => ({})]));

describe("A pipeline whose credentials AWS refuses", () => {
  for (const [name, message, remedy] of faults) {
    for (const words of [
      ["push", "v2", "-s", "prod"],
      ["promote", "dev", "prod"],
    ]) {
      it(`hears ${name} from catalog ${words[0] ?? ""}, without a stack trace, and Docker and Pulumi are not called`, async () => {
        const { asked: started, programs } = machine();
        const all = { ...registry(), ...answers };
        const { code, out, err } = await runCatalog(words, refusing(all, name, message), {
          programs: { ...programs, has: () => Promise.resolve(true) },
        });
        assert.deepEqual([code, started, out], [3, [], ""]);
        const said = err.replace(/\s+/g, " ");
        assert.equal(said.split(`${name}: ${message}`).length, 2, err);
        assert.match(said, remedy);
        assert.doesNotMatch(err, /^ +at |UnknownOperation/m);
      });
    }
  }
});

describe("A pipeline whose role AWS STS refuses", () => {
  const role = "arn:aws:iam::123456789012:role/deploy-prod";
  const keys = { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "secret" };
  const sts = (code: string, message: string) =>
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

  for (const [code, message] of [
    [
      "AccessDenied",
      `User: arn:aws:iam::1:user/ann is not authorized to perform: sts:AssumeRole on resource: ${role}`,
    ],
    ["ExpiredToken", "The security token included in the request is expired"],
  ] as const) {
    for (const words of [
      ["status", "prod"],
      ["why", "prod"],
      ["releases", "prod"],
      ["push", "v2", "-s", "prod"],
      ["promote", "dev", "prod"],
    ]) {
      it(`hears ${code} from catalog ${words[0] ?? ""} in AWS's words, without a stack trace`, async () => {
        const { asked: started, programs } = machine();
        const answer = (_: unknown, response: http.ServerResponse) => {
          response.writeHead(403, { "content-type": "text/xml" }).end(sts(code, message));
        };
        const ended = await serving(answer, async ({ url }) => {
          process.env["AWS_ENDPOINT_URL_STS"] = url;
          try {
            return await runCatalog(
              words,
              {},
              {
                programs: { ...programs, has: () => Promise.resolve(true) },
                connect: (aws) =>
                  Promise.resolve(clientConfig({ ...aws, assumeRoles: [{ roleArn: role }] }, keys)),
              },
            );
          } finally {
            delete process.env["AWS_ENDPOINT_URL_STS"];
          }
        });
        const said = (ended.out + ended.err).replace(/\s+/g, " ");
        assert.deepEqual([ended.code, started], [3, []], said);
        assert.ok(said.includes(message), said);
        assert.doesNotMatch(ended.err, /^ +at |UnknownOperation/m);
      });
    }
  }
});
