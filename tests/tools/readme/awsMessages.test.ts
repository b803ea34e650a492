import assert from "node:assert/strict";
import { TaskStopCode } from "@aws-sdk/client-ecs";
import { TargetHealthReasonEnum } from "@aws-sdk/client-elastic-load-balancing-v2";
import { findCauses, standingOf } from "../../../live/why";
import { awsMessages, evidenceOf, whileWell } from "../../../tools/readme/awsMessages";

describe("What AWS documents about services and tasks", () => {
  for (const { title, reportedBy, messages } of awsMessages) {
    for (const message of messages) {
      const { text, means } = message;
      if (means === "normal") {
        it(`${title}: does not report a failure: ${text}`, () => {
          assert.deepEqual(
            findCauses(evidenceOf(message, reportedBy)).filter(
              ({ name }) => name !== "gave up" && name !== "unreached",
            ),
            [],
          );
          assert.equal(standingOf(whileWell(message, reportedBy)).state, "well");
        });
      } else {
        it(`${title}: ${text} means ${means}`, () => {
          const causes = findCauses(evidenceOf(message, reportedBy));
          assert.deepEqual(
            causes.map(({ name }) => name),
            [means],
          );
        });
      }
    }
  }

  it("has each message once", () => {
    const all = awsMessages.flatMap(({ title, messages }) =>
      messages.map(({ text }) => `${title}: ${text}`),
    );
    assert.equal(new Set(all).size, all.length);
  });

  it("has every stop code and every reason of a target in AWS's own SDK", () => {
    const texts = new Set(awsMessages.flatMap(({ messages }) => messages.map(({ text }) => text)));
    const known = [...Object.values(TaskStopCode), ...Object.values(TargetHealthReasonEnum)];
    assert.deepEqual(
      known.filter((each) => !texts.has(each)),
      [],
    );
  });

  it("is from pages of AWS", () => {
    for (const { address } of awsMessages) {
      assert.match(address, /^https:\/\/(?:docs\.aws\.amazon\.com|repost\.aws)\/\S+$/);
    }
  });
});
