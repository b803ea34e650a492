import { setTimeout } from "node:timers/promises";
import { LookUpError } from "../../../components/common/lookUps";
import { showError } from "../../../tools/text/showError";

/** A program with a question to AWS that has no answer yet when the program gives up. */
export = () => {
  const question = { key: "network.mode", what: "which zones there are", takes: "ec2:Describe" };
  const failure = { error: "Timeout", message: "no answer within 0.1 seconds" };
  const isWaiting = process.env["BENCH_WAITS"] === "true";
  if (isWaiting) void setTimeout(40_000);
  return Promise.reject(new LookUpError([{ question, failure }], isWaiting)).catch(showError);
};
