import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openLog } from '@shaodao/local/child';

const AGAIN_MS = 300;

/** One process of the county under test; it comes back by itself when it ends unasked, as a supervisor would see to. */
export class Part {
  /** Ends that nobody asked for: each is a bug. */
  crashes = 0;
  readonly name: string;
  readonly #entry: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: string;
  #child: ChildProcess | undefined;
  #wanted = false;

  constructor(name: string, entry: string, env: NodeJS.ProcessEnv, log: string) {
    this.name = name;
    this.#entry = entry;
    this.#env = env;
    this.#log = log;
  }

  /** Starts it. @returns milliseconds until it says that it is ready */
  async start(): Promise<number> {
    this.#wanted = true;
    const began = performance.now();
    while (!(await this.#once())) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return performance.now() - began;
  }
  /** SIGKILL, and gone when this returns. */
  kill9(): Promise<void> {
    return this.#end('SIGKILL');
  }
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#wanted = false;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
    child.kill(signal);
    await gone;
    clearTimeout(late);
  }

  #once(): Promise<boolean> {
    const out = openLog(this.#log);
    const child = spawn(process.execPath, [this.#entry], { env: this.#env, stdio: ['ignore', out, out, 'ipc'] });
    closeSync(out);
    this.#child = child;
    return new Promise((resolve) => {
      let isReady = false;
      child.on('message', (message: { type?: string }) => {
        if (message.type === 'ready') resolve((isReady = true));
      });
      child.once('exit', () => {
        resolve(false);
        if (!isReady || !this.#wanted) return;
        this.crashes++;
        setTimeout(() => { if (this.#wanted) void this.start(); }, AGAIN_MS);
      });
    });
  }
}
