import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '@shaodao/contracts/all';
import type { Operation } from '@shaodao/contracts/kit';

interface Shape { readonly type?: string; readonly maxLength?: number; readonly maxItems?: number; readonly pattern?: string; readonly format?: string; readonly enum?: unknown; readonly const?: unknown; readonly minimum?: number; readonly maximum?: number; readonly items?: Shape; readonly properties?: Record<string, Shape>; readonly anyOf?: Shape[]; readonly allOf?: Shape[] }
const inputOf = (operation: Operation): Shape => z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Every field, with its way from the top. */
function* fieldsOf(shape: Shape, path = ''): Generator<[string, Shape]> {
  yield [path, shape];
  for (const [name, field] of Object.entries(shape.properties ?? {})) yield* fieldsOf(field, `${path}/${name}`);
  if (shape.items) yield* fieldsOf(shape.items, `${path}/*`);
  for (const one of [...(shape.anyOf ?? []), ...(shape.allOf ?? [])]) yield* fieldsOf(one, path);
}
const isBounded = (s: Shape) => s.maxLength !== undefined || s.pattern !== undefined || s.format !== undefined || s.enum !== undefined || s.const !== undefined;
/** Answered by the gateway or between services: not a text that anybody types. */
const FREE = ['/source'];

describe('every input', () => {
  it('has an end: texts, lists and numbers are bounded', () => {
    const unbounded: string[] = [];
    let fields = 0;
    for (const operation of operations)
      for (const [path, shape] of fieldsOf(inputOf(operation))) {
        fields++;
        if (shape.type === 'string' && !isBounded(shape) && !FREE.includes(path)) unbounded.push(`${operation.subject}${path}`);
        if (shape.type === 'array' && shape.maxItems === undefined) unbounded.push(`${operation.subject}${path}`);
        if ((shape.type === 'integer' || shape.type === 'number') && (shape.minimum === undefined || shape.maximum === undefined)) unbounded.push(`${operation.subject}${path}`);
      }
    expect(fields).toBeGreaterThan(150);
    expect(unbounded).toEqual([]);
  });
  it('takes no control character, no NUL and no half character in any text', () => {
    for (const operation of operations)
      for (const [name, field] of Object.entries(operation.input.shape)) {
        if (name === 'cursor' || name === 'password' || name === 'source') continue;
        for (const text of ['头晕了\u0000三天了吧', '头晕了\u0007三天了吧', '头晕了\ud800三天了吧']) expect((field as z.ZodType).safeParse(text).success, `${operation.subject} ${name}`).toBe(false);
      }
  });
  it('ignores what it doesn’t name: nobody sets a role, a version or a status along the way', () => {
    for (const operation of operations) {
      const parsed = operation.input.safeParse({ role: 'countyOrganiser', version: 7, status: 'closed', personId: crypto.randomUUID(), actor: {} });
      if (parsed.success) for (const name of ['role', 'actor', 'version']) expect(parsed.data, operation.subject).not.toHaveProperty(name);
    }
  });
});
