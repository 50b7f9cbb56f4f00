import type { FieldError } from '@shaodao/contracts/kit';

/** An expected "no" of the county: a code from the operation's closed list. Screens show it, error boundaries never see it. */
export class Refused<Code extends string = string> extends Error {
  override readonly name = 'Refused';
  readonly code: Code;
  /** Chinese sentence from the server: what is wrong and what to do. */
  readonly title: string;
  readonly fields: readonly FieldError[];
  /** Seconds after which asking again makes sense; null when the server named none. */
  readonly retryAfterSeconds: number | null;
  constructor(code: Code, title: string, fields: readonly FieldError[] = [], retryAfterSeconds: number | null = null) {
    super(`${code}: ${title}`);
    this.code = code;
    this.title = title;
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came: no network, or too slow. Nobody knows whether the county heard us, so only the same key may ask again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** An answer that no contract foresees (5xx, or not ours): goes to the error boundary. */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a screen can tell people about; everything else is a crash. */
export type Problem<Code extends string = string> = Refused<Code> | Unreachable;
export const isProblem = (error: unknown): error is Problem => error instanceof Refused || error instanceof Unreachable;

/** Whether the same submission may still succeed as it stands: later, or once somebody has signed in. */
export const mayStillSucceed = (error: unknown): boolean =>
  error instanceof Unreachable || error instanceof Failed ||
  (error instanceof Refused && ['system/unavailable', 'idempotency/in-progress', 'limit/too-many', 'actor/unknown'].includes(error.code));
