import { previewCommitted } from "./support/stack";
import { costOf, costText, costMarkdown, compareCosts, comparisonText, overBudget } from "../operations/cost";
import pc from "picocolors";
void (async () => {
  const c = pc.createColors(false);
  const dev = await previewCommitted("dev");
  const prod = await previewCommitted("prod");
  const nat = await previewCommitted("prod", ["network.mode=dedicated", "network.nat=none"]);
  const a = costOf(dev.resources, "us-east-1"), b = costOf(prod.resources, "us-east-1"), n = costOf(nat.resources, "us-east-1");
  console.log(costText(a, c)); console.log(costText(b, c)); console.log(costText(costOf(prod.resources, "eu-west-1"), c));
  console.log(costMarkdown(n));
  console.log(comparisonText(compareCosts({name:"dev",cost:a},{name:"prod",cost:b}), c));
  console.log(overBudget(n, 40));
})();
