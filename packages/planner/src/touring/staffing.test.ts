import { describe, expect, it } from 'vitest';
import { quarterInstance } from '../instances/quarter-instance.ts';
import { staffSessions } from './staffing.ts';
import { parseTourInput, type TourRequest } from './tour-input.ts';
import { compileTour } from './tour-model.ts';

const quarter = quarterInstance({ seed: 1, days: 5, areas: 2, services: 3 });
const on = quarter.days.map((day) => day.on);
const team = (id: string, changes: Partial<TourRequest['teams'][number]> = {}) => ({
  id,
  service: 'S00000',
  availableOn: on,
  visitsMax: 9,
  familiarAreas: [],
  ...changes,
});
/** Ids of the teams for sessions of service 0, given as [area, day]. */
const staffed = (
  teams: TourRequest['teams'],
  sessions: [number, number][],
  published: TourRequest['published'] = [],
) => {
  const model = compileTour(parseTourInput({ ...quarter, teams, published }));
  return [
    ...staffSessions(
      model,
      sessions.map(([area, day]) => ({ area, day, service: 0 })),
    ),
  ].map((t) => model.teams[t]?.id ?? null);
};

describe('teams for sessions', { timeout: 60_000 }, () => {
  it('go where they are available, one session a day each', () => {
    expect(
      staffed(
        [team('a', { availableOn: [on[0]!] }), team('b')],
        [
          [0, 0],
          [0, 1],
        ],
      ),
    ).toEqual(['a', 'b']);
    expect(
      staffed(
        [team('a')],
        [
          [0, 0],
          [1, 0],
        ],
      ).filter(Boolean),
    ).toHaveLength(1);
  });
  it('leave as few sessions unstaffed as can be, even against preferences', () => {
    expect(
      staffed(
        [team('a', { familiarAreas: ['A00000'] }), team('b', { availableOn: [on[0]!] })],
        [
          [0, 0],
          [1, 1],
        ],
      ),
    ).toEqual(['b', 'a']);
  });
  it('each go out once before one goes twice, and never beyond their limit', () => {
    expect(
      new Set(
        staffed(
          [team('a'), team('b'), team('c')],
          [
            [0, 0],
            [0, 1],
            [0, 2],
          ],
        ),
      ).size,
    ).toBe(3);
    expect(
      staffed(
        [team('a', { visitsMax: 2 })],
        [
          [0, 0],
          [0, 1],
          [0, 2],
        ],
      ).filter(Boolean),
    ).toHaveLength(2);
  });
  it('are those published, else those known in the area, else those asked least recently', () => {
    const published = [{ area: 'A00000', on: on[0]!, services: ['S00000'], teams: { S00000: 'b' } }];
    expect(staffed([team('a', { familiarAreas: ['A00000'] }), team('b')], [[0, 0]], published)).toEqual(['b']);
    expect(staffed([team('a'), team('b', { familiarAreas: ['A00000'] })], [[0, 0]])).toEqual(['b']);
    expect(
      staffed([team('a', { lastVisitOn: '2026-09-01' }), team('b', { lastVisitOn: '2026-06-01' })], [[0, 0]]),
    ).toEqual(['b']);
  });
});
