import { controls } from './controls.ts';
import { faults } from './faults.ts';
import { failed, print, run } from './trial.ts';

/** `npm run faults [-- F1 F2 …]` runs faults that must do no harm; `npm run faults -- control` runs harm that must be found. */
const wanted = process.argv.slice(2);
let isBad = false;

if (wanted[0] === 'control') {
  const names = wanted.length > 1 ? wanted.slice(1) : Object.keys(controls);
  for (const name of names) {
    const { title, trial } = known(controls, name);
    const report = await run(trial, 15_000);
    const isFound = failed(report);
    print(`${name} ${title}`, report);
    console.log(isFound ? '    ✓ the checker found it' : '    ✗ THE CHECKER FOUND NOTHING');
    isBad ||= !isFound;
  }
} else {
  for (const name of wanted.length > 0 ? wanted : Object.keys(faults)) {
    const { title, trial } = known(faults, name);
    const report = await run(trial);
    print(`${name} ${title}`, report);
    isBad ||= failed(report);
  }
}
process.exit(isBad ? 1 : 0);

function known<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name];
  if (found) return found;
  console.error(`There is no ${name}; there are ${Object.keys(table).join(', ')}.`);
  return process.exit(1);
}
