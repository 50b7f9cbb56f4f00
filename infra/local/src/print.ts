import type { Address, DemoAccount, Missing } from './app-messages.ts';

/** One line per step, so that a log reads like the screen. */
export function step(text: string): void {
  process.stdout.write(`· ${text}\n`);
}

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0);

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Rows as aligned columns, two spaces apart. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

export interface Welcome {
  readonly addresses: readonly Address[];
  readonly accounts: readonly DemoAccount[];
  readonly missing: readonly Missing[];
  /** What the operator allowed by name and should not forget. */
  readonly warnings: readonly string[];
  readonly seconds: number;
  readonly logs: string;
}

/** What the user needs once all runs: where to go, as whom, how to stop. */
export function printWelcome({ addresses, accounts, missing, warnings, seconds, logs }: Welcome): void {
  const parts = [
    `\n哨到已就绪（用时 ${seconds.toFixed(1)} 秒）。\n`,
    '打开浏览器访问：',
    columns(addresses.map(({ name, url }) => [name, url])),
    ...(accounts.length === 0
      ? []
      : ['\n演示账号：', columns([['用户名', '口令', '角色', '范围'], ...accounts.map(({ userName, password, role, scope }) => [userName, password, role, scope])])]),
    ...(missing.length === 0 ? [] : ['\n还缺什么：', columns(missing.map(({ what, remedy }) => [what, remedy]))]),
    ...warnings.map((warning) => `\n注意：${warning}。`),
    `\n日志在 ${logs}。按 Ctrl-C 停止。\n`,
  ];
  process.stdout.write(`${parts.join('\n')}\n`);
}
