import program from "../../../index";

/** BENCH_COPIES copies of the app in one program. Only a stub monitor accepts their equal names. */
export = async () => {
  const copies = Number(process.env["BENCH_COPIES"]);
  await Promise.all(Array.from({ length: copies }, () => program()));
  return {};
};
