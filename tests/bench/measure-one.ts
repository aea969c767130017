import { measurements } from "./measurements";

// One measurement in a process of its own: nothing that an earlier one left in memory weighs on it.
const chosen = measurements.find(({ name }) => name === process.argv[2]);
const figures = await chosen?.measure({ browser: process.env.GROUNDWORK_BROWSER ?? "" });
process.send?.(figures ?? [], () => process.exit(0));
