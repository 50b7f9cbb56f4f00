import pino from 'pino';

/** Lines that wait for a slow disk or an unread pipe: beyond this new ones are dropped and counted. */
const MAX_WAITING_BYTES = 1_000_000;
/** How often it is looked whether lines can be written again. */
const LOOK_MS = 2_000;
/** An orderly end waits this long for lines that are still to be written. */
const END_MS = 500;

/** Where a program's log lines go, without ever making it wait. */
export interface LogStream {
  write(line: string): void;
  /** Lines that were lost since the start: nobody read them, or there was no room. */
  dropped(): number;
  /** Writes what still can be written, and takes no more. */
  end(): Promise<void>;
}

/**
 * Writes lines to an open file (standard output) in the background. Where nobody reads, or the disk is full, lines are
 * dropped and counted; when there is room again one line says how many were lost.
 */
export function openLogStream({ fd = 1, maxWaitingBytes = MAX_WAITING_BYTES, lookMs = LOOK_MS } = {}): LogStream {
  const sink = pino.destination({ dest: fd, sync: false, maxLength: maxWaitingBytes });
  let dropped = 0;
  let told = 0;
  let isFailing = false;
  sink.on('drop', () => dropped++);
  // What could not be written is kept and tried again, as far as it fits.
  sink.on('error', () => {
    isFailing = true;
  });
  sink.on('write', () => {
    isFailing = false;
  });
  const timer = setInterval(() => {
    if (isFailing) sink.flush(() => undefined);
    if (dropped === told || isFailing) return;
    const lost = dropped - told;
    told = dropped;
    sink.write(`${JSON.stringify({ level: 40, time: Date.now(), msg: 'lines of this log were lost', lost })}\n`);
  }, lookMs).unref();
  return {
    write: (line) => void sink.write(line),
    dropped: () => dropped,
    async end() {
      clearInterval(timer);
      const written = new Promise<void>((resolve) => void sink.once('close', resolve));
      sink.end();
      await Promise.race([written, new Promise<void>((resolve) => void setTimeout(resolve, END_MS).unref())]);
    },
  };
}
