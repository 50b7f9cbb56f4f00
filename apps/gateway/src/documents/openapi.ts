import { operations } from '@shaodao/contracts/all';
import { commonRefusals, routeOf, serviceOf, statusOf, type Operation } from '@shaodao/contracts/kit';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { z } from 'zod';
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject, type ZodOpenApiPathItemObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { Role } from '@shaodao/contracts/actor';
import { cookieName } from '../transport.ts';

const TAGS: Readonly<Record<string, string>> = {
  gateway: '登录和设备', registry: '区划、部门和人员', needs: '需求、认领和吹哨', volunteers: '志愿服务', liaison: '党代表联络', evaluation: '评价',
};

const Problem = z.object({
  type: z.string().describe('refusal code, stable'), title: z.string().describe('one Chinese sentence: what is wrong and what to do'), status: z.int(), code: z.string(),
  instance: z.string(), traceId: z.string(), fields: z.array(z.object({ pointer: z.string().describe('JSON pointer into the input'), message: z.string() })).optional(),
}).meta({ id: 'Problem', description: 'RFC 9457' });

/** For whom a document is: `staff` sees every operation and who may ask it, `everybody` only what needs no session. */
export type Audience = 'staff' | 'everybody';

/** OpenAPI 3.1 of the operations that HTTP may ask. */
export function openApi(publicUrl = '/', audience: Audience = 'staff'): ReturnType<typeof createDocument> {
  const paths: Record<string, ZodOpenApiPathItemObject> = {};
  const shown = operations.filter(({ http, access }) => http && access !== 'services' && (audience === 'staff' || access === 'public'));
  const outputOf = namedOutputs(shown);
  for (const operation of shown) {
    const { method, path } = routeOf(operation);
    const address = path.replace(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [method.toLowerCase()]: describe(operation, outputOf(operation), audience) };
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: {
      title: '哨到 · 接口', version: '1.0.0', license: { name: 'Mulan PSL v2', url: 'https://license.coscl.org.cn/MulanPSL2' },
      description: '县域组团式巡回服务系统的全部接口。出错时一律回 application/problem+json（RFC 9457），`code` 是固定的错误码，`title` 是给人看的一句话。实时更新：标了 x-live 的查询用 `Accept: text/event-stream` 访问同一地址。',
    },
    servers: [{ url: publicUrl }],
    tags: Object.entries(TAGS).filter(([name]) => shown.some((operation) => serviceOf(operation) === name)).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName(publicUrl.startsWith('https:')), description: '浏览器登录后自带' },
        bearer: { type: 'http', scheme: 'bearer', description: '程序用：登录回答里的 token' },
      },
    },
  };
  const made = createDocument(document);
  return audience === 'staff' ? made : withoutRoles(made);
}

/** Whoever is not signed in need not know which roles there are. */
function withoutRoles<T>(document: T): T {
  const isRoles = (value: unknown) => Array.isArray(value) && value.length > 1 && value.every((one) => Role.safeParse(one).success);
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'enum' && isRoles(value) ? undefined : value))) as T; // the same, less the lists
}

function describe(operation: Operation, output: z.ZodType, audience: Audience): ZodOpenApiOperationObject {
  const { method, parameters } = routeOf(operation);
  const path = z.object(Object.fromEntries(parameters.map((name) => [name, operation.input.shape[name]!])));
  const rest = z.object(Object.fromEntries(Object.entries(operation.input.shape).filter(([name]) => !parameters.includes(name))));
  const isEmpty = Object.keys(rest.shape).length === 0;
  const isCommand = operation.kind === 'command';
  return {
    operationId: operation.subject, summary: operation.title, tags: [serviceOf(operation)],
    ...(operation.access === 'public' ? { security: [] } : {}),
    ...(audience === 'staff' ? { 'x-access': operation.access } : {}), 'x-live': operation.live?.map(({ subject }) => subject),
    ...(operation.live ? { description: '用 `Accept: text/event-stream` 访问时：先发一次 `value` 事件，之后每有变化再发一次；看不到了或登录结束时发 `gone`。' } : {}),
    requestParams: {
      ...(parameters.length ? { path } : {}),
      ...(method === 'GET' && !isEmpty ? { query: rest } : {}),
      ...(isCommand ? { header: commandHeaders(operation) } : {}),
    },
    ...(operation.upload ? { requestBody: pictureBody } : isCommand && !isEmpty ? { requestBody: { required: true, content: { 'application/json': { schema: rest } } } } : {}),
    responses: { 200: success(operation, output), ...problems(operation) },
  };
}

const commandHeaders = (operation: Operation) =>
  z.object({
    'Idempotency-Key': z.string().min(8).max(100).optional().describe('同一次提交重发时带同一个编号，只办一次'),
    ...(operation.versioned ? { 'If-Match': z.string().describe('看到的版本，如 "3"，即回答里的 ETag') } : {}),
  });

const BINARY = { schema: { type: 'string' as const, contentMediaType: 'application/octet-stream' } };
const pictureBody = {
  required: true, description: '照片，最大 20 MB；网关会去掉位置等信息并缩小',
  content: {
    'image/*': BINARY,
    'multipart/form-data': { schema: { type: 'object' as const, required: ['file'], properties: { file: { type: 'string' as const, contentMediaType: 'application/octet-stream' } } } },
  },
};

function success(operation: Operation, output: z.ZodType) {
  if (operation.download === 'file') return { description: operation.title, content: { 'application/octet-stream': BINARY } };
  if (operation.download) return { description: operation.title, content: { 'image/webp': BINARY, 'image/jpeg': BINARY } };
  const isVersioned = output instanceof z.ZodObject && 'version' in output.shape;
  return {
    description: operation.title,
    ...(isVersioned ? { headers: z.object({ ETag: z.string().optional().describe('版本，如 "3"') }) } : {}),
    content: { 'application/json': { schema: output }, ...(operation.live ? { 'text/event-stream': { schema: { type: 'string' as const } } } : {}) },
  };
}

/** One response per status, with every code that may stand in it. */
function problems(operation: Operation): ZodOpenApiResponsesObject {
  const possible = [...commonRefusals.filter((code) => isPossible(operation, code)), ...operation.refusals];
  const byStatus = Object.groupBy(possible, (code) => String(statusOf(code)));
  return Object.fromEntries(Object.entries(byStatus).map(([status, codes = []]) => [status, {
    description: codes.map((code) => `\`${code}\` ${(refusalText as Record<string, string>)[code]}`).join('；'), // every code has a text, by test
    content: { 'application/problem+json': { schema: Problem } }, 'x-codes': codes,
  }])) as ZodOpenApiResponsesObject; // its keys are statuses
}

function isPossible(operation: Operation, code: (typeof commonRefusals)[number]): boolean {
  if (code === 'actor/unknown') return operation.access !== 'public';
  if (code === 'version/required' || code === 'version/stale') return operation.versioned === true;
  if (code === 'input/too-large' || code.startsWith('idempotency/')) return operation.kind === 'command';
  return true;
}

/** What several operations answer stands once, named after its subject. */
function namedOutputs(shown: readonly Operation[]): (operation: Operation) => z.ZodType {
  const uses = Map.groupBy(shown, ({ output }) => output);
  const named = new Map<z.ZodType, z.ZodType>();
  const taken = new Set<string>();
  for (const [output, [first, second]] of uses) {
    if (!first || !second) continue;
    const base = first.subject.split('.').slice(0, 2).join('.');
    const id = taken.has(base) ? first.subject : base;
    taken.add(id);
    named.set(output, output.meta({ id }));
  }
  return ({ output }) => named.get(output) ?? output;
}
