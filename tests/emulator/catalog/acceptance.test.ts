import assert from "node:assert/strict";
import { fixedNames } from "../../../fixedNames";
import { connectLive } from "../../../live";
import { program } from "../../../program";
import { parseSettings } from "../../../settings/parse";
import { steps } from "../../../tools/acceptance/steps";
import { planTrial } from "../../../tools/acceptance/trial";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { overrideConfig } from "../../../tools/stack/override";
import type { StackConfig } from "../../../tools/stack/readStackConfig";
import { diagnose } from "../../../tools/why/diagnose";
import { projectFolder } from "../../support/program";
import { createAll } from "../accept/create";
import { emptyAccount } from "../accept/emptyAccount";
import { useAccount } from "../moto/account";
import { region } from "../moto/server";

/** The steps that the emulator cannot play, each with the reason. */
const beyondMoto: Readonly<Record<string, string>> = {
  "pulumi up again": "only the provider reads back what it has sent",
  "a broken release": "moto runs no tasks, so none of them crashes",
  "the broken release again": "moto runs no tasks, so none of them crashes",
  "pulumi up again, after the failure": "only the provider reads back what it has sent",
  "pulumi up again, after blue/green": "moto moves no traffic, and changes no order",
  "pulumi up again, at the end": "only the provider reads back what it has sent",
};

/** The steps that it can play, with the trial's settings at that time. */
async function played(): Promise<readonly (readonly [title: string, config: StackConfig])[]> {
  let { config } = await planTrial(projectFolder, "trial", region);
  return steps.flatMap(({ title, set }) => {
    config = set ? overrideConfig(config, set) : config;
    return title in beyondMoto ? [] : [[title, config] as const];
  });
}

describe("The steps of npx catalog acceptance that moto can play", () => {
  const account = useAccount();
  const live = connectLive({ region }, diagnose);

  it("are all steps except those that the emulator cannot play, each with its reason", async () => {
    const titles = steps.map(({ title }) => title);
    assert.deepEqual(
      Object.keys(beyondMoto).filter((title) => !titles.includes(title)),
      [],
    );
    assert.equal((await played()).length, titles.length - Object.keys(beyondMoto).length);
  });

  it("send what AWS's API accepts, and leave a service that the program finds again", async function () {
    // Ten stacks, one after the other.
    this.timeout(600_000);
    for (const [title, config] of await played()) {
      const { resources } = await previewStack(config, program);
      const made = await createAll(resources, account, await emptyAccount(account));
      assert.deepEqual(
        made.filter(({ error }) => error !== undefined),
        [],
        title,
      );
      const settings = parseSettings({ ...config, isSecret: () => false, fileExists: () => true });
      const now = await live.serviceNow(settings.names);
      assert.equal(now?.desiredCount, settings.desiredCount, title);
      const { taken, unread } = await live.takenNames(fixedNames(settings), settings.stackTags);
      assert.deepEqual({ taken, unread }, { taken: [], unread: [] }, title);
      const others = await live.takenNames(fixedNames(settings), { Project: "", Stack: "" });
      assert.ok(others.taken.length > 8, `${title}: ${others.taken.length} names are found`);
    }
  });
});
