import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '@shaodao/contracts/kit';
import type { WireAnswer } from './bus.ts';
import type { GatewayConfig } from './config.ts';
import type { Log } from './log.ts';
import { sendRefusal } from './problem.ts';

type Send = (request: FastifyRequest, reply: FastifyReply, answer: WireAnswer) => FastifyReply;

/** How an operation's answer goes out: JSON as the service wrote it, or the picture itself. */
export function answerSender(operation: Operation, { config, log }: { config: Pick<GatewayConfig, 'checkOutput'>; log: Log }): Send {
  const isVersioned = 'shape' in operation.output && 'version' in (operation.output.shape as object); // zod's objects have a shape
  return (request, reply, answer) => {
    if (!answer.ok) return sendRefusal(request, reply, answer);
    if (config.checkOutput) reportWrongOutput(operation, answer.json, log);
    if (operation.download) return sendPicture(reply, answer.json);
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

/** For tests and the demo: a service that answers otherwise than it promised is a bug, and throws. */
function reportWrongOutput(operation: Operation, json: Buffer, log: Log): void {
  const result = operation.output.safeParse(JSON.parse(json.toString()));
  if (result.success) return;
  log.error({ subject: operation.subject, issues: result.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) }, 'answer is not what the contract promises');
  throw new Error(`${operation.subject} answered what its contract does not promise`);
}
