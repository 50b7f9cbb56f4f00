import type { FastifyRequest } from 'fastify';
import { refuse, type FieldError, type Operation, type Refusal } from '@shaodao/contracts/kit';
import type { WireRequest } from '@shaodao/contracts/wire';
import { z } from 'zod';
import { reencode, type PictureFault } from './picture.ts';
import { invalid } from './problem.ts';
import { uploadedBytes } from './upload.ts';

// What the contracts do not word themselves is worded by zod, in Chinese.
z.config(z.locales.zhCN());

const KEY = /^[\x21-\x7e]{8,100}$/;
const VERSION = /^(?:W\/)?"?(\d{1,15})"?$/;
const MAX_FIELDS = 20;

/** The input as it came, checked by the contract; services check it again and fill in defaults. */
export async function readRequest(operation: Operation, request: FastifyRequest): Promise<WireRequest | Refusal> {
  const sent = operation.upload ? await readPicture(operation, request) : operation.http?.startsWith('GET ') ? request.query : (request.body ?? {});
  if (!isObject(sent)) return invalid('', '内容应为一个 JSON 对象');
  if (isRefusal(sent)) return sent;
  const said = { ...sent, ...(request.params as Record<string, string>) }; // named by the route's own path
  // What the contract doesn't name goes no further: nobody would check it, however large or deep.
  const input = Object.fromEntries(Object.keys(operation.input.shape).filter((name) => Object.hasOwn(said, name)).map((name) => [name, said[name as never] as unknown]));
  const wrong = check(operation, input);
  if (wrong) return wrong;
  if (operation.kind === 'query') return { input };

  const key = request.headers['idempotency-key'];
  if (key !== undefined && !(typeof key === 'string' && KEY.test(key))) return invalid('', '请求头 Idempotency-Key 应为 8 到 100 个字母、数字或符号');
  const version = operation.versioned ? VERSION.exec(request.headers['if-match'] ?? '')?.[1] : undefined;
  if (operation.versioned && version === undefined) return refuse('version/required');
  return { input, ...(version === undefined ? {} : { expectedVersion: Number(version) }), ...(key === undefined ? {} : { idempotencyKey: key }) };
}

async function readPicture(operation: Operation, request: FastifyRequest): Promise<object | Refusal> {
  const bytes = await uploadedBytes(request);
  if (!bytes?.length) return invalid('', '请选一张照片再上传');
  const picture = await reencode(bytes);
  if (typeof picture !== 'string') return picture;
  if (picture === 'busy') return refuse('limit/too-many');
  const unreadable = operation.refusals.find((code) => code.endsWith('/unreadable'));
  return unreadable ? { ...refuse(unreadable), fields: [{ pointer: '', message: WHY[picture] }] } : invalid('', WHY[picture]);
}

const WHY: Readonly<Record<Exclude<PictureFault, 'busy'>, string>> = {
  unreadable: '这张照片打不开，请换一张',
  'too-many-pixels': '这张照片太大（超过 6000 万像素），请用手机直接拍一张再传',
  'too-slow': '这张照片处理得太久，请换一张，或截屏以后再传',
};

function check(operation: Operation, input: Record<string, unknown>): Refusal | null {
  const result = operation.input.safeParse(input, { reportInput: false });
  return result.success ? null : { ok: false, refusal: 'input/invalid', fields: result.error.issues.slice(0, MAX_FIELDS).map(fieldOf) };
}

/** RFC 6901. */
const fieldOf = ({ path, message }: z.core.$ZodIssue): FieldError => ({
  pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''), message,
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isRefusal = (value: object): value is Refusal => 'refusal' in value;
