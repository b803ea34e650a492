import { shape } from "./shape.mjs";
import { plainEnglish } from "./words.mjs";

/** The rules of this project as a plugin of Oxlint. */
export default {
  meta: { name: "house" },
  rules: { ...shape, "plain-english": plainEnglish },
};
