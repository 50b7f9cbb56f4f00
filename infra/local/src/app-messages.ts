/** A part of the system and where to find it. */
export interface Address {
  /** In Chinese, as printed: `村民端`. */
  readonly name: string;
  readonly url: string;
}

/** A demo account, as `GET /api/v1/demo/accounts` lists it. */
export interface DemoAccount {
  readonly userName: string;
  readonly password: string;
  readonly role: string;
  readonly scope: string;
}

/** One thing that this installation lacks. */
export interface Missing {
  readonly what: string;
  readonly remedy: string;
}

/** What the app tells the start over IPC. The app ends by itself when the channel closes. */
export type AppMessage =
  | { readonly type: 'progress'; readonly text: string }
  | {
      readonly type: 'ready';
      readonly addresses: readonly Address[];
      readonly accounts: readonly DemoAccount[];
      /** What works not yet, or not safely, and what to do about it. */
      readonly missing?: readonly Missing[];
    }
  /** An expected failure; the message is the user's whole sentence. */
  | { readonly type: 'failed'; readonly message: string };

export function isAppMessage(message: unknown): message is AppMessage {
  return typeof message === 'object' && message !== null && 'type' in message && ['progress', 'ready', 'failed'].includes(String(message.type));
}
