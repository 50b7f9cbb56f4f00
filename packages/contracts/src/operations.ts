import { z } from 'zod';
import { command, query } from './kit.ts';
import { Instant, Paging, page, text } from './vocabulary.ts';

const service = z.enum(['registry', 'needs', 'volunteers', 'liaison', 'evaluation']);
export const ServiceName = service;
export type ServiceName = z.infer<typeof service>;

export const DeadLetterView = z.object({
  id: z.uuid(), subject: z.string(), aggregateId: z.string().nullable(), error: z.string(), attempts: z.int(), failedAt: Instant,
  status: z.enum(['waiting', 'retried', 'discarded']), note: z.string().nullable(),
});

/** What every service answers about itself: messages it could not take in, and which events it misses. */
export const operationsOf = (name: ServiceName) => ({
  listDeadLetters: query({
    subject: `${name}.dead-letter.list`, http: `GET /operations/${name}/dead-letters`, title: '未能处理的消息', access: { countyOrganiser: 'any', auditor: 'any' },
    input: z.object({ status: z.enum(['waiting', 'retried', 'discarded']).default('waiting'), ...Paging }), output: page(DeadLetterView), refusals: [],
  }),
  retryDeadLetter: command({
    subject: `${name}.dead-letter.retry`, http: `POST /operations/${name}/dead-letters/:deadLetterId/retry`, title: '重试未处理的消息', access: { countyOrganiser: 'any' },
    input: z.object({ deadLetterId: z.uuid() }), output: DeadLetterView, refusals: ['dead-letter/not-found', 'dead-letter/settled-already', 'dead-letter/failed-again'],
  }),
  discardDeadLetter: command({
    subject: `${name}.dead-letter.discard`, http: `POST /operations/${name}/dead-letters/:deadLetterId/discard`, title: '弃置未处理的消息', access: { countyOrganiser: 'any' },
    input: z.object({ deadLetterId: z.uuid(), reason: text(4, 200) }), output: DeadLetterView, refusals: ['dead-letter/not-found', 'dead-letter/settled-already'],
  }),
  /** Of these event ids, those that this service's inbox does not hold (R4). */
  findMissingEvents: query({
    subject: `${name}.inbox.find-missing`, http: null, title: '核对漏收的事件', access: 'services',
    input: z.object({ source: z.string(), eventIds: z.array(z.uuid()).max(5000) }), output: z.object({ missing: z.array(z.string()) }), refusals: [],
  }),
});
