import { operations } from '@shaodao/contracts/all';
import type { Operation } from '@shaodao/contracts/kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightInput } from '../forms/light-input.ts';
import { lightFieldsOf } from './light-fields.ts';

const commands = operations.filter((operation) => operation.kind === 'command' && operation.http && !operation.upload);
/** Values that people and broken pages send: of every kind, often nearly right. */
const anything = fc.oneof(
  fc.constant(undefined), fc.constantFrom(' ', '  ', '\n'), fc.string({ maxLength: 12 }), fc.integer({ min: -2, max: 600 }), fc.boolean(), fc.constantFrom('13812345678', '123456', '2026-11-24', '09:00', 'today', 'child', 'health.free-clinic', '  两个字 ', '0193a000-0000-7000-8000-000000000001'),
  fc.integer({ min: 0, max: 1100 }).map((n) => '字'.repeat(n)), fc.array(fc.constant('0193a000-0000-7000-8000-000000000001'), { maxLength: 9 }),
);
const inputOf = (operation: Operation) => fc.record(Object.fromEntries(Object.keys(operation.input.shape).map((name) => [name, anything])));

describe('the light rules of a portal', () => {
  it('were made for the commands of the county', () => expect(commands.length).toBeGreaterThan(25));
  it.each(commands.map((operation) => [operation.subject, operation] as const))('%s: find nothing that the contract would not find, in the same words', (_, operation) => {
    const light = lightInput(lightFieldsOf(operation));
    fc.assert(fc.property(inputOf(operation), (values) => {
      const found = light.safeParse(values);
      if (found.success) return;
      const contract = operation.input.safeParse(values);
      const issues = contract.success ? [] : contract.error.issues;
      for (const { path, message } of found.error.issues) {
        const same = issues.filter((issue) => String(issue.path[0]) === path[0]);
        expect(same, `${operation.subject} ${path[0]} = ${JSON.stringify(values[path[0]!])}`).not.toEqual([]);
        if (message !== '请填写这一项' && typeof values[path[0]!] === 'string') expect(same.map((issue) => issue.message)).toContain(message);
      }
    }), { numRuns: 150 });
  });
  it('find what people leave out or write too short, with the contract’s words', () => {
    const ask = operations.find((operation) => operation.subject === 'needs.need.ask')!;
    const found = lightInput(lightFieldsOf(ask)).safeParse({ householdId: '0193a000-0000-7000-8000-000000000001', kindId: 'health.free-clinic', detail: ' 血 ', photoIds: ['a', 'b', 'c', 'd'] });
    expect(found).toMatchObject({ success: false, error: { issues: [{ path: ['detail'], message: '请至少写 2 个字' }, { path: ['howSoon'] }, { path: ['photoIds'], message: '最多 3 张照片' }] } });
  });
});
