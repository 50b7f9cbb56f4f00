import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '@shaodao/contracts/kit';
import type { WireAnswer } from './bus.ts';
import type { GatewayConfig } from './config.ts';
import type { Log } from './log.ts';
import { sendRefusal } from './problem.ts';

/** Asks for another part of the same file. */
type AskPart = (part: number) => Promise<WireAnswer>;
type Send = (request: FastifyRequest, reply: FastifyReply, answer: WireAnswer, askPart?: AskPart) => FastifyReply;

/** How an operation's answer goes out: JSON as the service wrote it, or the picture or file itself. */
export function answerSender(operation: Operation, { config, log }: { config: Pick<GatewayConfig, 'checkOutput'>; log: Log }): Send {
  const isVersioned = 'shape' in operation.output && 'version' in (operation.output.shape as object); // zod's objects have a shape
  return (request, reply, answer, askPart) => {
    if (!answer.ok) return sendRefusal(request, reply, answer);
    if (config.checkOutput) reportWrongOutput(operation, answer.json, log);
    if (operation.download === 'picture') return sendPicture(reply, answer.json);
    if (operation.download === 'file') return sendFile(reply, answer.json, askPart);
    if (isVersioned) {
      const { version } = JSON.parse(answer.json.toString()) as { version?: unknown };
      if (typeof version === 'number') void reply.header('etag', `"${version}"`);
    }
    return reply.type('application/json; charset=utf-8').send(answer.json);
  };
}

function sendPicture(reply: FastifyReply, json: Buffer): FastifyReply {
  const { mediaType, base64 } = JSON.parse(json.toString()) as { mediaType: string; base64: string }; // the contract's Picture
  return reply.header('cache-control', 'private, max-age=300').header('content-disposition', 'inline').type(mediaType).send(Buffer.from(base64, 'base64'));
}

interface FilePiece {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
  readonly parts: number;
}
const pieceOf = (json: Buffer): FilePiece => JSON.parse(json.toString()) as FilePiece; // the contract's FileOut

/** A file goes out as one, however many messages it takes; a part that fails breaks the connection, so that nobody takes half a file for a whole. */
function sendFile(reply: FastifyReply, json: Buffer, askPart?: AskPart): FastifyReply {
  const first = pieceOf(json);
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from(first.base64, 'base64');
    for (let part = 2; askPart && part <= first.parts; part++) {
      const answer = await askPart(part);
      if (!answer.ok) throw new Error(`part ${part} of ${first.parts} was refused: ${answer.refusal}`);
      yield Buffer.from(pieceOf(answer.json).base64, 'base64');
    }
  }
  void reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(first.fileName)}`).type(first.mediaType);
  return first.parts <= 1 ? reply.send(Buffer.from(first.base64, 'base64')) : reply.send(Readable.from(pieces()));
}

/** For tests and the demo: a service that answers otherwise than it promised is a bug, and throws. */
function reportWrongOutput(operation: Operation, json: Buffer, log: Log): void {
  const result = operation.output.safeParse(JSON.parse(json.toString()));
  if (result.success) return;
  log.error({ subject: operation.subject, issues: result.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) }, 'answer is not what the contract promises');
  throw new Error(`${operation.subject} answered what its contract does not promise`);
}
