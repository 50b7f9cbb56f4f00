import type { FastifyReply, FastifyRequest } from 'fastify';
import { statusOf, type FieldError, type Refusal } from '@shaodao/contracts/kit';
import { refusalTextEn } from '@shaodao/contracts/wording/refusals.en';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';

/** Read by whoever sets up the proxy: it is what an encrypted page shows when the proxy does not say that it is one. */
const HTTPS_ONLY = {
  zh: '这里只接受 https，请用 https 开头的网址打开；管理员请让反向代理带上 X-Forwarded-Proto，并用 SHAODAO_BEHIND_PROXY 写明它的地址',
  en: 'Only https is accepted here. For the administrator: the proxy must send X-Forwarded-Proto, and SHAODAO_BEHIND_PROXY must name its address',
} as const;

/** Sentences by language. `route/…` only an address can earn, not an operation; the last one is for a code of a newer service. */
const texts = {
  zh: { ...refusalText, 'route/not-found': '没有这个地址', 'route/https-only': HTTPS_ONLY.zh, unknown: '没有办成，请稍后再试' },
  en: { ...refusalTextEn, 'route/not-found': 'There is nothing at this address', 'route/https-only': HTTPS_ONLY.en, unknown: 'It could not be done. Please try again later' },
} satisfies Record<string, Record<string, string>>;
type Language = keyof typeof texts;
/** Chinese, unless English is asked for first; portals ask in the language they are read in. */
const languageOf = ({ headers }: FastifyRequest): Language => (/^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh');

/** RFC 9457: `type` and `code` are the refusal code, `title` its sentence. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly traceId: string;
  readonly fields?: readonly FieldError[];
}

const titleOf = (code: string, language: Language): string => (texts[language] as Record<string, string>)[code] ?? texts[language].unknown;

export function problemOf(refusal: Refusal, request: FastifyRequest): Problem {
  return {
    type: refusal.refusal, title: titleOf(refusal.refusal, languageOf(request)), status: statusOf(refusal.refusal), code: refusal.refusal,
    // The path alone: a query may hold what somebody looked for.
    instance: pathOf(request.url), traceId: request.trace.id, ...(refusal.fields?.length ? { fields: refusal.fields } : {}),
  };
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, request);
  request.outcome = refusal.refusal;
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (problem.status === 503) void reply.header('retry-after', '5');
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

export const invalid = (pointer: string, message: string): Refusal => ({ ok: false, refusal: 'input/invalid', fields: [{ pointer, message }] });

const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
};
