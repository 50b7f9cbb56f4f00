import type { Operation } from '@shaodao/contracts/kit';
import { z } from 'zod';
import type { LightField } from '../forms/light-input.ts';

interface Property {
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** What the contract says to a value: its own message, by trying it. */
function messageFor(schema: z.ZodType, value: unknown): string {
  const tried = schema.safeParse(value);
  const message = tried.success ? undefined : tried.error.issues[0]?.message;
  return message && /[\u4e00-\u9fff]/.test(message) ? message : '请填写这一项';
}

/** The rules of an input that can be told in a few bytes, with the contract's own messages. Refinements are left to the server. */
export function lightFieldsOf(operation: Operation): Record<string, LightField> {
  const json = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Property>; required?: readonly string[] };
  return Object.fromEntries(Object.entries(json.properties ?? {}).map(([name, property]) => [name, fieldOf(operation.input.shape[name]! as z.ZodType, property, json.required?.includes(name) ?? false)]));
}

function fieldOf(schema: z.ZodType, property: Property, isRequired: boolean): LightField {
  const { minLength: min, maxLength: max, pattern, minimum, maximum } = property;
  const options = property.enum ?? (property.const === undefined ? undefined : [property.const]);
  return {
    ...(isRequired && { required: messageFor(schema, undefined) }),
    ...(property.type === 'string' && !options && {
      text: {
        ...(min !== undefined && schema.safeParse(' '.repeat(min)).success && { raw: true as const }),
        ...(min !== undefined && min > 0 && { min: [min, messageFor(schema, 'x'.repeat(min - 1))] as const }),
        ...(max !== undefined && { max: [max, messageFor(schema, '1'.repeat(max + 1))] as const }),
        ...(pattern !== undefined && { pattern: [pattern, messageFor(schema, '\u4e00')] as const }),
      },
    }),
    ...(property.type === 'integer' && minimum !== undefined && maximum !== undefined && { number: { min: minimum, max: maximum, message: messageFor(schema, maximum + 1) } }),
    ...(options && { options: [options, messageFor(schema, '\u0000')] as const }),
    ...(property.type === 'array' && property.maxItems !== undefined && { list: [property.maxItems, messageFor(schema, Array(property.maxItems + 1).fill('x'))] as const }),
  };
}
