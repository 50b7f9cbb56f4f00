import fc from 'fast-check';
import { z } from 'zod';
import type { Operation } from '@shaodao/contracts/kit';

/** What `z.toJSONSchema` says of one field, as far as values are made from it. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
}

/** Texts that attack: SQL, HTML, templates, paths; harmless when they are only stored and shown as text. */
export const ATTACKS: readonly string[] = [
  `'; drop table needs.need; --`, `' or '1'='1`, `"; select pg_sleep(9); --`, `1); delete from registry.person; --`, `<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `"><svg/onload=alert(1)>`, `{{7*7}}\${7*7}<%= 7*7 %>`,
  `../../../../etc/passwd`, `%00%0d%0aSet-Cookie: a=b`, `\\'; update registry.role_grant set role='countyOrganiser'; --`, `$1 $2 %s %n`, `{"$gt":""}`, `老人‮头晕​了 😀 𠮷`, `line one\nline two\ttab`, `null`, `undefined`, `__proto__`,
];
const words = fc.oneof(fc.constantFrom(...ATTACKS), fc.constantFrom('头晕了三天想请医生来', '厨房的灯坏了想请人修'), fc.string({ unit: 'grapheme', maxLength: 60 }));

/** Values that fit the schema; ids come from `known`, by the brand in the description, so that they often hit something. */
export function valid(shape: Shape, known: (brand: string) => readonly string[]): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((s) => valid(s, known)));
  if (shape.allOf) return valid(Object.assign({}, shape, ...shape.allOf, { allOf: undefined }) as Shape, known);
  switch (shape.type) {
    case 'boolean': return fc.boolean();
    case 'number': return fc.double({ min: shape.minimum ?? -1_000, max: shape.maximum ?? 1_000, noNaN: true });
    case 'integer': return fc.integer({ min: Math.max(shape.minimum ?? -1_000, -1e9), max: Math.min(shape.maximum ?? 1_000, 1e9) });
    case 'null': return fc.constant(null);
    case 'array': return fc.array(valid(shape.items ?? {}, known), { maxLength: Math.min(shape.maxItems ?? 3, 3) });
    case 'object': {
      const fields = Object.entries(shape.properties ?? {});
      return fc.record(Object.fromEntries(fields.map(([name, s]) => [name, valid(s, known)])), { requiredKeys: [...(shape.required ?? [])] });
    }
    case 'string': return validText(shape, known);
    default: return fc.jsonValue();
  }
}
function validText(shape: Shape, known: (brand: string) => readonly string[]): fc.Arbitrary<string> {
  if (shape.format === 'uuid') {
    const brand = /\((\w+)\)/.exec(shape.description ?? '')?.[1] ?? '';
    const ids = known(brand);
    return ids.length ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() }) : fc.uuid();
  }
  if (shape.format === 'date') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
  const codes = shape.pattern ? known(shape.pattern) : [];
  if (codes.length) return fc.constantFrom(...codes);
  if (shape.pattern) return fc.stringMatching(new RegExp(shape.pattern)).map((s) => s.slice(0, shape.maxLength ?? 200));
  const { minLength = 0, maxLength = 400 } = shape;
  return words.map((s) => [...s].join('').padEnd(minLength, '字').slice(0, maxLength));
}

const deep = (levels: number): unknown => { let value: unknown = 'x'; for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value }; return value; };
/** What no field should choke on: wrong types, control characters, half characters, huge and deep values. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...ATTACKS), fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -1e-308, Number.MAX_SAFE_INTEGER + 2, 2_147_483_648, '', ' ', 'x', [], {}, [[]], { $ne: null }, [null], '\u0000', '头\u0000晕了三天', '\u0007bell', '\ud800', '头\udfff晕', '\ufeff', 'NaN', '-0', '1e9', '0x10', '٣', 'true'),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '------------------------------------', 'g'.repeat(36), '1'.repeat(36), '-'.repeat(36), '9'.repeat(400), '字'.repeat(2_000), 'a,b', ',', '2026-02-30', '0000-01-01', '99999-01-01', '24:61', '350123100999', '000000000000'),
  fc.constantFrom(['x', 'y'], [null, null], ['2026-01-01T00:00:00Z', 'x'], [1, 2, 3], ['\u0000'], ['\u0000', 'a'], ['9'.repeat(50), 'a', 'b'], [1e308, 'x'], {}, ['infinity', '00000000-0000-0000-0000-000000000000'], ['now', crypto.randomUUID()], ['a', 'b', 'c']).map((v) => Buffer.from(JSON.stringify(v)).toString('base64url')),
  fc.constant(deep(200)), fc.string({ unit: 'binary', maxLength: 30 }), fc.jsonValue({ maxDepth: 3 }),
);

export const shapeOf = (operation: Operation): Shape => z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Shape;

/** A valid input in which one field is missing, replaced by something nasty, or accompanied by what nobody asked for. */
export function spoilt(operation: Operation, known: (brand: string) => readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const shape = shapeOf(operation);
  const names = Object.keys(shape.properties ?? {});
  const good = valid(shape, known) as fc.Arbitrary<Record<string, unknown>>;
  if (names.length === 0) return good.map((input) => ({ ...input, extra: deep(20) }));
  const field = fc.constantFrom(...names);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(good, field, nasty).map(([input, name, value]) => ({ ...input, [name]: value })) },
    { weight: 1, arbitrary: fc.tuple(good, field).map(([input, name]) => Object.fromEntries(Object.entries(input).filter(([key]) => key !== name))) },
    { weight: 1, arbitrary: fc.tuple(good, fc.constantFrom('role', 'personId', 'grants', 'constructor', 'toString', 'expectedVersion', 'actor', '$where'), nasty).map(([input, name, value]) => ({ ...input, [name]: value })) },
    { weight: 1, arbitrary: fc.tuple(nasty, nasty).map(([a, b]) => Object.fromEntries(names.map((name, i) => [name, i % 2 ? a : b]))) },
  );
}
