import type { AnswerOf, Operation } from '@shaodao/contracts/kit';
import { newId } from '../api/client.ts';
import type { Client, WrittenInput } from '../api/client.ts';
import { mayStillSucceed, Refused } from '../api/refused.ts';
import type { Vault } from './vault.ts';

/** A picture that goes before its letter; `answer` once the county has it. */
interface Enclosure {
  readonly subject: string;
  readonly key: string;
  readonly mediaType: string;
  readonly base64: string;
  /** Where the id that the upload answered goes: `photoIds`. */
  readonly into: string;
  readonly answerField: string;
  readonly answer?: string;
}
/** One submission that waits on this phone. Its key never changes, so that it is done once however often it is sent. */
export interface Letter {
  readonly id: string;
  readonly subject: string;
  readonly input: Record<string, unknown>;
  readonly idempotencyKey: string;
  readonly version?: number;
  readonly writtenAt: number;
  readonly enclosures: readonly Enclosure[];
  /** The county said no: a person has to look at it. */
  readonly refused: { readonly code: string; readonly title: string } | null;
}
export interface OutboxState {
  /** Everything that the county does not have yet, oldest first. */
  readonly letters: readonly Letter[];
  readonly isSending: boolean;
}
export type Outbox = ReturnType<typeof createOutbox>;
export type Sent<O extends Operation> = { state: 'sent'; value: Extract<AnswerOf<O>, { ok: true }>['value'] } | { state: 'waiting'; letterId: string } | { state: 'refused'; letterId: string; problem: Refused };

const PREFIX = 'letter:';

/**
 * Submissions that outlive a dead connection: kept encrypted before the first try, sent in order, and deleted only after the county's 2xx.
 * `operations` are those that may wait here, uploads included.
 */
export function createOutbox({ client, vault, operations, onSent = () => {} }:
  { client: Client; vault: Vault; operations: readonly Operation[]; onSent?: (operation: Operation) => void }) {
  const listeners = new Set<() => void>();
  let state: OutboxState = { letters: [], isSending: false };
  const answers = new Map<string, unknown>();
  const problems = new Map<string, unknown>();
  const show = (change: Partial<OutboxState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const operationOf = (subject: string): Operation => {
    const found = operations.find((one) => one.subject === subject);
    if (!found) throw new Error(`${subject} may not wait offline: name it in the portal's "queued".`);
    return found;
  };
  const keep = async (letter: Letter): Promise<void> => {
    await vault.put(letter.id, letter, letter.writtenAt);
    show({ letters: [...state.letters.filter((l) => l.id !== letter.id), letter].sort((a, b) => a.writtenAt - b.writtenAt) });
  };
  const load = async (): Promise<void> => show({ letters: (await vault.all(PREFIX)).map(({ value }) => value as Letter) }); // we sealed it ourselves
  const drop = async (id: string): Promise<void> => {
    await vault.remove(id);
    show({ letters: state.letters.filter((l) => l.id !== id) });
  };

  const deliver = async (start: Letter): Promise<void> => {
    let letter = start;
    for (const [at, enclosure] of letter.enclosures.entries()) {
      if (enclosure.answer !== undefined) continue;
      const answer = (await client.ask(operationOf(enclosure.subject), {}, { idempotencyKey: enclosure.key, picture: blobOf(enclosure) })) as Record<string, string>; // an upload answers an id
      letter = { ...letter, enclosures: letter.enclosures.with(at, { ...enclosure, answer: answer[enclosure.answerField]! }) };
      await keep(letter);
    }
    const input = { ...letter.input };
    for (const { into, answer } of letter.enclosures) input[into] = [...((input[into] as unknown[] | undefined) ?? []), answer];
    answers.set(letter.id, await client.ask(operationOf(letter.subject), input, { idempotencyKey: letter.idempotencyKey, version: letter.version }));
    await drop(letter.id);
    onSent(operationOf(letter.subject));
  };

  const sendAll = async (): Promise<void> => {
    show({ isSending: true });
    try {
      await load();
      for (const { id } of state.letters.filter((l) => l.refused === null)) {
        const letter = state.letters.find((l) => l.id === id);
        if (!letter) continue;
        try {
          await deliver(letter);
        } catch (error) {
          problems.set(id, error);
          if (mayStillSucceed(error)) break; // the others would fare no better
          if (!(error instanceof Refused)) throw error;
          await keep({ ...(state.letters.find((l) => l.id === id) ?? letter), refused: { code: error.code, title: error.title } });
        }
      }
    } finally {
      show({ isSending: false });
    }
  };
  let running: Promise<void> | undefined;
  /** One tab sends at a time where the browser can tell; two tabs do no harm, the keys are the same. */
  const send = (): Promise<void> =>
    (running ??= (navigator.locks ? navigator.locks.request(`shaodao-outbox`, () => sendAll()).then(() => {}) : sendAll()).finally(() => {
      running = undefined;
    }));

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    load,
    send,
    /** Keeps it, tries at once, and tells what became of it; `waiting` means: kept here, will be sent. */
    async submit<O extends Operation>(operation: O, input: WrittenInput<O>, { version, pictures = [] }: { version?: number; pictures?: readonly Picture[] } = {}): Promise<Sent<O>> {
      operationOf(operation.subject);
      const enclosures = await Promise.all(pictures.map(async ({ blob, upload, into, answerField }) =>
        ({ subject: upload.subject, key: newId(), mediaType: blob.type, base64: await base64Of(blob), into, answerField })));
      const id = PREFIX + newId();
      await keep({ id, subject: operation.subject, input: input as Record<string, unknown>, idempotencyKey: newId(), version, writtenAt: Date.now(), enclosures, refused: null });
      await running?.catch(() => {});
      await send();
      const kept = state.letters.find((l) => l.id === id);
      if (!kept) return { state: 'sent', value: answers.get(id) as Extract<AnswerOf<O>, { ok: true }>['value'] }; // the client typed it by the operation
      return kept.refused ? { state: 'refused', letterId: id, problem: problems.get(id) as Refused } : { state: 'waiting', letterId: id };
    },
    /** Throws one away, on the person's word only. */
    discard: drop,
    async wipe() {
      await vault.wipe();
      show({ letters: [] });
    },
  };
}

/** A picture beside a submission, and the operation that takes it. */
export interface Picture {
  readonly blob: Blob;
  readonly upload: Operation;
  readonly into: string;
  readonly answerField: string;
}
const blobOf = ({ base64, mediaType }: Enclosure): Blob => new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: mediaType });
async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
