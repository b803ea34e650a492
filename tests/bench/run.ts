import { runSuite } from "../support/runSuite";

/** Runs the tests of the benchmark that start processes, one at a time. */
void runSuite(__dirname);
