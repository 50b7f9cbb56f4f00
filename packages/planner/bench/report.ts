import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line of the report: a goal, what was measured, and whether the goal is met. */
export interface Row {
  readonly goal: string;
  readonly what: string;
  readonly instance: string;
  readonly seed: number | string;
  readonly method: string;
  readonly value?: number | undefined;
  readonly bound?: number | undefined;
  readonly gapPercent?: number | undefined;
  readonly cpuSeconds?: number | undefined;
  readonly isMet?: boolean;
  readonly note?: string;
}

/** CPU seconds of this process, all its threads. */
export const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
export const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);
/** Result and CPU seconds of a call. */
export function timed<Result>(run: () => Result): { result: Result; seconds: number } {
  const before = cpuSeconds();
  const result = run();
  return { result, seconds: cpuSeconds() - before };
}
export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
export const gapPercent = (value: number, bound: number) => (100 * (bound - value)) / Math.abs(bound);

/** Collects rows, prints each as it comes, and writes them as JSON at the end. */
export class Report {
  readonly rows: Row[] = [];
  add(row: Row): void {
    this.rows.push(row);
    const number = (value: number | undefined, digits: number) => (value === undefined ? '' : value.toFixed(digits));
    console.log(
      [
        row.goal.padEnd(3),
        (row.isMet === undefined ? '' : row.isMet ? 'met' : 'MISSED').padEnd(6),
        row.what.padEnd(34),
        row.instance.padEnd(22),
        String(row.seed).padEnd(7),
        row.method.padEnd(28),
        number(row.value, 1).padStart(11),
        number(row.bound, 1).padStart(11),
        row.gapPercent === undefined ? '' : `${row.gapPercent.toFixed(3)} %`,
        row.cpuSeconds === undefined ? '' : `${row.cpuSeconds.toFixed(2)} s`,
        `${peakMegabytes()} MB`,
        row.note ?? '',
      ].join('  '),
    );
  }
  write(file: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `${JSON.stringify({ node: process.version, peakMegabytes: peakMegabytes(), rows: this.rows }, null, 1)}\n`,
    );
  }
}
