// The verdict on one patient, in Node: node verdict.mjs FILE, a document as in
// examples/clinic/ben.json. LIBRARY says where libaftercare.so is, when it is not installed.
// `npm ci --ignore-scripts` beside this file brings koffi, which calls C.
import { readFileSync } from "node:fs";
import { AftercareError, Rules } from "./aftercare.mjs";

function main(path) {
  const rules = new Rules({
    plugins: ["plugins"], rules: ["rules"], library: process.env.LIBRARY ?? "libaftercare.so.0",
  });
  try {
    for (const { treatment, verdict } of rules.assessor().assess(readFileSync(path)).treatments) {
      console.log(`${treatment}: ${verdict}`);
    }
  } finally {
    rules.close();
  }
}

try {
  main(process.argv[2]);
} catch (error) {
  if (!(error instanceof AftercareError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
