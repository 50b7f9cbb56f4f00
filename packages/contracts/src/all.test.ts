import { describe, expect, it } from 'vitest';
import { events, operations } from './all.ts';
import { commonRefusals, routeOf, serviceOf, statusOf } from './kit.ts';
import { refusalTextEn } from './wording/refusals.en.ts';
import { refusalText } from './wording/refusals.zh.ts';

describe('the contracts', () => {
  it('were found: a list that sees nothing would make every generated test green', () => {
    expect(operations.length).toBeGreaterThan(60);
    expect(events.length).toBeGreaterThan(25);
  });
  it('give every subject and every route to one operation only', () => {
    const subjects = [...operations, ...events].map((o) => o.subject);
    expect(subjects).toHaveLength(new Set(subjects).size);
    const routes = operations.filter((o) => o.http).map((o) => o.http);
    expect(routes).toHaveLength(new Set(routes).size);
  });
  it('name every path parameter in the input', () => {
    for (const operation of operations) {
      if (!operation.http) continue;
      for (const name of routeOf(operation).parameters) expect(Object.keys(operation.input.shape), operation.subject).toContain(name);
    }
  });
  it('let only queries answer GET, and only commands change things', () => {
    for (const operation of operations) if (operation.http) expect(operation.http.startsWith('GET ')).toBe(operation.kind === 'query');
  });
  it('word every refusal in Chinese, and every refusal has a status that is a client error or 503', () => {
    for (const code of [...commonRefusals, ...operations.flatMap((o) => o.refusals)]) {
      expect(refusalText[code as keyof typeof refusalText], code).toMatch(/[\u4e00-\u9fff]/);
      expect(refusalTextEn[code as keyof typeof refusalTextEn], code).toMatch(/^[A-Z“][\x20-\x7e“”’]+$/);
      expect([401, 403, 404, 409, 412, 413, 422, 428, 429, 503]).toContain(statusOf(code));
    }
    const used = new Set<string>([...commonRefusals, ...operations.flatMap((o) => o.refusals)]);
    expect(Object.keys(refusalText).filter((code) => !used.has(code))).toEqual([]);
  });
  it('announce no personal data: payloads hold ids, codes, numbers and instants', () => {
    for (const event of events) expect(Object.keys(event.payload.shape).filter((k) => /name|phone|address|idNumber/i.test(k) && !['name'].includes(k)), event.subject).toEqual([]);
  });
  it('say that they may ask for a confirmation where they show so much that they need one', () => {
    const fresh = operations.filter((o) => o.fresh);
    expect(fresh.map((o) => o.subject)).toContain('registry.person.list-my-data');
    for (const operation of fresh) expect(operation.refusals, operation.subject).toContain('session/confirm-first');
  });
  it('belong to a known service', () => {
    for (const { subject } of [...operations, ...events]) expect(['gateway', 'registry', 'needs', 'volunteers', 'liaison', 'evaluation']).toContain(serviceOf({ subject }));
  });
});
