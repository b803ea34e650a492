require("../tools/compile.cjs");
require("./index.ts");
