import { parentPort, workerData } from 'node:worker_threads';
import highsLoader from 'highs';

// The thread blocks while HiGHS runs; whoever started it watches time and memory.
const { text, options } = workerData as { text: string; options: Record<string, string | number | boolean> };
// Its types describe the CommonJS build; Node loads the ES module, whose default is the loader itself.
const load = highsLoader as unknown as typeof highsLoader.default;
const highs = await load();
const solution = highs.solve(text, options);
const duals: Record<string, number> = {};
for (const row of solution.Rows) if ('Dual' in row && 'Name' in row) duals[String(row.Name)] = Number(row.Dual);
const values = Object.fromEntries(
  Object.entries(solution.Columns).map(([name, column]) => [name, 'Primal' in column ? Number(column.Primal) : 0]),
);
parentPort?.postMessage({ status: solution.Status, objective: solution.ObjectiveValue, duals, values });
