import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { machine, registry } from "./pushMachine";
import { runCatalog } from "./run";

/** Every call of these answers is refused alike. */
function refusing(answers: Answers, name: string, message: string): Answers {
  const refuse = () => {
    throw new AwsError(name, message);
  };
  return Object.fromEntries(Object.keys(answers).map((operation) => [operation, refuse]));
}

/** What `promote` asks, too. */
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
