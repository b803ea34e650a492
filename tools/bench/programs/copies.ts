import program from "../../../index";

/** As many copies of the app in one program as BENCH_COPIES says. Only a stub monitor takes their equal names. */
export = async () => {
  const copies = Number(process.env["BENCH_COPIES"]);
  await Promise.all(Array.from({ length: copies }, () => program()));
  return {};
};
