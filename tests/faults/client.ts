import { isDeepStrictEqual } from 'node:util';
import type { Name } from '@shaodao/testkit/small-county';
import { everybody, PASSWORD } from './county.ts';
import type { Command, Ending } from './journal.ts';

const PATIENCE_MS = 15_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Everybody's browser: signed in once, asks the real gateway over HTTP. */
export class Client {
  readonly #url: string;
  readonly #tokens = new Map<Name, string>();
  constructor(url: string) {
    this.#url = url;
  }
  async signIn(): Promise<void> {
    for (const userName of everybody) {
      const { status, body } = await this.#fetch('POST', '/session', { 'content-type': 'application/json' }, { userName, password: PASSWORD });
      if (status !== 200) throw new Error(`${userName} could not sign in: ${JSON.stringify(body)}`);
      this.#tokens.set(userName, (body as { token: string }).token);
    }
  }
  async get<T>(who: Name, path: string): Promise<T | undefined> {
    const answer = await this.#fetch('GET', path, this.#headers(who)).catch(() => undefined);
    return answer?.status === 200 ? (answer.body as T) : undefined;
  }
  /** Sends one command once. @returns null when no answer came, or none that tells what became of it */
  async post({ who, path, body, key, version }: Command): Promise<Answer | null> {
    const headers = { ...this.#headers(who), 'content-type': 'application/json', 'idempotency-key': key, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) };
    const answer = await this.#fetch('POST', path, headers, body).catch(() => null);
    return answer && (answer.status >= 500 || answer.status === 401) ? null : answer;
  }

  /** Sends a command as phones do: the same key again until an answer comes, or patience ends. `copies` go out at once. */
  async send(command: Command, { attempts, copies }: { attempts: number; copies: number }): Promise<Ending> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const answers = await Promise.all(Array.from({ length: copies }, () => this.post(command)));
      const done = answers.filter((a) => a !== null && a.status < 300) as Answer[];
      if (done.some((a) => !isDeepStrictEqual(a.body, done[0]!.body))) return { outcome: 'contradicted', bodies: done.map((a) => a.body) };
      if (done[0]) return { outcome: 'acked', ...done[0] };
      const refused = answers.find((a) => a !== null && codeOf(a) !== 'idempotency/in-progress');
      if (refused) return { outcome: 'refused', status: refused.status, code: codeOf(refused), attempts: attempt };
      await pause(250 + 250 * Math.random());
    }
    return { outcome: 'unknown', attempts };
  }

  #headers(who: Name): Record<string, string> {
    return { authorization: `Bearer ${this.#tokens.get(who)}` };
  }
  async #fetch(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.#url}/api/v1${path}`, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }
}
const codeOf = (answer: Answer): string => (answer.body as { code?: string } | null)?.code ?? `http/${answer.status}`;
