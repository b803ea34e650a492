import assert from "node:assert/strict";
import { setListenerAttributes } from "../../../live/balancing/listenerAttributes";
import { AnswerServer, refused, xml } from "../answers";

const has = (attributes: Readonly<Record<string, string>>) => {
  const members = Object.entries(attributes).map(
    ([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`,
  );
  return xml("DescribeListenerAttributes", `<Attributes>${members.join("")}</Attributes>`);
};

async function setting(
  wanted: Readonly<Record<string, string>>,
  live: ReturnType<typeof has>,
  answer = xml("ModifyListenerAttributes", ""),
): Promise<AnswerServer["calls"]> {
  const server = await AnswerServer.start({
    DescribeListenerAttributes: live,
    ModifyListenerAttributes: answer,
  });
  try {
    await setListenerAttributes(server.config, "the-listener", wanted);
    return server.calls;
  } finally {
    await server.close();
  }
}

describe("Setting a listener's attributes", () => {
  it("changes those that differ, and empties those that are no longer wanted", async () => {
    const [, change] = await setting(
      { "x.same": "1", "x.other": "2", "x.gone": "", "x.absent": "" },
      has({ "x.same": "1", "x.other": "1", "x.gone": "1", "x.unasked": "1" }),
    );
    const { Version, ...input } = change?.input ?? {};
    assert.ok(Version);
    assert.deepEqual(input, {
      Action: "ModifyListenerAttributes",
      ListenerArn: "the-listener",
      "Attributes.member.1.Key": "x.other",
      "Attributes.member.1.Value": "2",
      "Attributes.member.2.Key": "x.gone",
      "Attributes.member.2.Value": "",
    });
  });

  it("changes nothing if all are as they should be", async () => {
    const calls = await setting({ "x.same": "1", "x.absent": "" }, has({ "x.same": "1" }));
    assert.deepEqual(
      calls.map(({ operation }) => operation),
      ["DescribeListenerAttributes"],
    );
  });

  it("names the listener if AWS refuses them, and says why", async () => {
    const denied = refused("AccessDenied", "not allowed");
    await assert.rejects(
      setting({ "x.other": "2" }, has({}), denied),
      /^Error: The attributes of the listener the-listener cannot be set: /,
    );
    await assert.rejects(setting({}, denied), /the listener the-listener cannot be set: /);
  });
});
