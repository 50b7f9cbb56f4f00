import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

const SECRET = ['phone', 'name', 'userName', 'password', 'token', 'code', 'totp', 'secret', 'authorization', 'cookie'];

/** One JSON line per event; no names, numbers, tokens or addresses of pages with words in them. */
export const openLog = (level: string, stream?: DestinationStream): Log => {
  const options = { level, base: { app: 'gateway' }, redact: { paths: SECRET.flatMap((word) => [word, `*.${word}`, `*.*.${word}`]), remove: true }, serializers: { err: plainError } };
  return stream ? pino(options, stream) : pino(options);
};

/** Message and stack alone: errors of libraries carry whole requests and rows. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  return { type: error.name, message: error.message, stack: error.stack, ...('code' in error ? { errorCode: error.code } : {}) };
}
