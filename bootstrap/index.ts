import { program } from "./program";
import { readBootstrap } from "./settings";

export = async () => program(readBootstrap());
