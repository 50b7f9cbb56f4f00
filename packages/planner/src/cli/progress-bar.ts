import type { Progress } from '../kit/control.ts';

const WIDTH = 30;

/** A progress bar on standard error, drawn only on a terminal. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr) {
  let shown = '';
  return {
    show({ stepsDone, stepsTotal, valuePoints }: Progress) {
      if (!stream.isTTY) return;
      const share = stepsTotal === 0 ? 1 : stepsDone / stepsTotal;
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      const line = `${bar} ${String(Math.floor(100 * share)).padStart(3)} %  总分 ${Math.round(valuePoints).toLocaleString('zh-CN')}`;
      if (line !== shown) stream.write(`\r${line}`);
      shown = line;
    },
    end() {
      if (shown !== '') stream.write('\r\u001B[K');
    },
  };
}
