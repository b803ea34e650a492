import assert from "node:assert/strict";
import { plainStyle } from "../../../tools/text/style";
import { wrap } from "../../../tools/text/wrap";
import { trafficInTheClear } from "../../../components/domain";
import { previewMarkdown } from "../../../tools/preview/markdown";
import { previewText } from "../../../tools/preview/text";
import { previewCommitted } from "../../support/stack";

const options = plainStyle;

describe("The warnings of a preview", () => {
  it("are a section of the text and of the Markdown", async () => {
    const prod = await previewCommitted("prod");
    const warning = trafficInTheClear("prod");
    assert.ok(
      previewText(prod, options).includes(`\nWarnings\n${wrap(warning, { first: "  - " })}\n`),
    );
    assert.ok(previewMarkdown(prod).includes(`\n### Warnings\n\n- ${warning}\n`));
  });

  it("are no section if there are none", async () => {
    const dev = await previewCommitted("dev");
    assert.doesNotMatch(previewText(dev, options), /^Warnings/m);
    assert.doesNotMatch(previewMarkdown(dev), /^### Warnings/m);
  });
});
