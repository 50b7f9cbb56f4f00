import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Name } from '@shaodao/testkit/small-county';

/** Where the checker finds what a command did: a row with these very words, a step in a history, or a line of the audit trail. */
export type Effect =
  | { readonly in: 'needs.need' | 'needs.whistle' | 'liaison.opinion'; readonly detail: string }
  | { readonly in: 'needs.history'; readonly id: string; readonly action: string; readonly note: string | null }
  | { readonly in: 'volunteers.audit'; readonly operation: string; readonly id: string; readonly by: string };

/** A command as it is written down before it is sent. */
export interface Command {
  readonly n: number;
  readonly key: string;
  readonly who: Name;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly version?: number;
  readonly effect: Effect;
}
/** How it ended for who sent it. `unknown`: no answer came, however often it was asked. */
export type Ending =
  | { readonly outcome: 'acked'; readonly status: number; readonly body: unknown }
  | { readonly outcome: 'refused'; readonly status: number; readonly code: string; readonly attempts: number }
  | { readonly outcome: 'unknown'; readonly attempts: number }
  | { readonly outcome: 'contradicted'; readonly bodies: readonly unknown[] };
export interface Entry {
  readonly command: Command;
  readonly ending: Ending;
}

/** What was sent and what came back, on disk before either is believed. */
export class Journal {
  readonly #file: string;
  readonly #fd: number;
  constructor(file: string) {
    this.#file = file;
    this.#fd = openSync(file, 'a');
  }
  sent(command: Command): void {
    writeSync(this.#fd, `${JSON.stringify({ command })}\n`);
  }
  ended(n: number, ending: Ending): void {
    writeSync(this.#fd, `${JSON.stringify({ n, ending })}\n`);
  }
  /** Everything that was sent; what has no ending written down is unknown. */
  read(): Entry[] {
    closeSync(this.#fd);
    const entries = new Map<number, { command: Command; ending: Ending }>();
    for (const line of readFileSync(this.#file, 'utf8').split('\n').filter(Boolean)) {
      const read = JSON.parse(line) as { command: Command } | { n: number; ending: Ending }; // our own lines
      if ('command' in read) entries.set(read.command.n, { command: read.command, ending: { outcome: 'unknown', attempts: 0 } });
      else entries.get(read.n)!.ending = read.ending;
    }
    return [...entries.values()];
  }
}
