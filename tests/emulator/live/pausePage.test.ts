import assert from "node:assert/strict";
import { pageTag } from "../../../live/balancing/pausePage/find";
import { readDoor, readPage, removePages, showPage } from "../../../live/balancing/pausePage";
import { clientConfig } from "../../../live/calls/clients";
import { at, useAccount } from "../moto/account";
import { region } from "../moto/server";

const stackTags = { Project: "shop", Stack: "prod" };
const tags = Object.entries(stackTags).map(([Key, Value]) => ({ Key, Value }));

describe("The page of a stack that sleeps", () => {
  const account = useAccount();

  it("is made before the app's rule, changed in place, found by its tags, and deleted alone", async () => {
    const { prepare } = account;
    const { vpcId, subnetIds } = await account.network();
    const balancer = await prepare("elbv2.CreateLoadBalancer", {
      Name: "shop",
      Subnets: subnetIds,
      Tags: tags,
    });
    const group = await prepare("elbv2.CreateTargetGroup", {
      Name: "shop",
      VpcId: vpcId,
      Protocol: "HTTP",
      Port: 3000,
      TargetType: "ip",
    });
    const TargetGroupArn = String(at(group, "TargetGroups", 0, "TargetGroupArn"));
    const forward = [{ Type: "forward", TargetGroupArn }];
    const made = await prepare("elbv2.CreateListener", {
      LoadBalancerArn: at(balancer, "LoadBalancers", 0, "LoadBalancerArn"),
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: forward,
    });
    const ListenerArn = at(made, "Listeners", 0, "ListenerArn");
    await prepare("elbv2.CreateRule", {
      ListenerArn,
      Priority: 1000,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }],
      Actions: forward,
    });
    const config = clientConfig({ region });
    const groups = { targetGroupArns: [TargetGroupArn], trafficRuleArn: undefined };
    const page = () => readPage(config, groups, stackTags, (_call, send) => send());
    const shown = async () => {
      const answer = await prepare("elbv2.DescribeRules", { ListenerArn });
      const rules = answer["Rules"] as readonly object[];
      return rules.flatMap((_, index) => {
        const action = at(answer, "Rules", index, "Actions", 0) as Readonly<
          Record<string, unknown>
        >;
        const priority = at(answer, "Rules", index, "Priority");
        return action["Type"] === "fixed-response"
          ? [[priority, action["FixedResponseConfig"]]]
          : [];
      });
    };

    const door = await readDoor(config, groups, stackTags);
    assert.ok(door?.isOwn);
    assert.deepEqual(
      door.listeners.map(({ name, taken, appRule }) => ({ name, taken, appRule })),
      [{ name: "HTTP:80", taken: [1000], appRule: 1000 }],
    );
    assert.equal(await page(), undefined);
    const [listener] = door.listeners;
    assert.ok(listener);
    const rule = (body: string) =>
      ({ page: { contentType: "text/html", body }, hostName: undefined, stackTags }) as const;
    await showPage(config, listener, 999, rule("<p>Back at nine</p>"));
    assert.deepEqual(await shown(), [["999", fixed("<p>Back at nine</p>")]]);

    const again = await readDoor(config, groups, stackTags);
    const [changed] = again?.listeners ?? [];
    assert.ok(changed);
    assert.equal(changed.pages.length, 1);
    await showPage(config, changed, 998, rule("<p>Back at ten</p>"));
    assert.deepEqual(await shown(), [["999", fixed("<p>Back at ten</p>")]]);

    const found = changed.pages;
    assert.deepEqual(await page(), { rules: found, on: ["HTTP:80"], notOn: [] });
    const described = await prepare("elbv2.DescribeTags", { ResourceArns: found });
    assert.deepEqual(at(described, "TagDescriptions", 0, "Tags"), [
      ...tags,
      ...Object.entries(pageTag).map(([Key, Value]) => ({ Key, Value })),
    ]);
    await removePages(config, found);
    await removePages(config, found);
    assert.deepEqual([await shown(), await page()], [[], undefined]);
    const left = await readDoor(config, groups, stackTags);
    assert.deepEqual(left?.listeners[0]?.taken, [1000]);
  });
});

function fixed(MessageBody: string) {
  return { StatusCode: "503", ContentType: "text/html", MessageBody };
}
