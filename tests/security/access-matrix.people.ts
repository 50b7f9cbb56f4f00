import type pg from 'pg';
import { plantHandOver, plantPosting } from '@shaodao/testkit/plant';
import { DEPARTMENTS, GRIDS, personIdOf, PLACES } from '@shaodao/testkit/small-county';
import type { Fixture, Input } from './access-matrix.fixtures.ts';

const itemIds = (value: { items: readonly { id: string }[] }) => value.items.map((i) => i.id);
/** The same question about each of several objects. */
const about = (objects: Readonly<Record<string, string>>, key: string, extra: Input = {}): Fixture => ({ about: Object.fromEntries(Object.entries(objects).map(([name, id]) => [name, { [key]: id, ...extra }])) });
const shows = (of: Readonly<Record<string, string>>, input: Input = {}): Fixture => ({ shows: { input: { limit: 200, ...input }, of, idsIn: itemIds as never } });

/** People, posts and lateral ties: ended long ago, so that the rules refuse whoever is let through. */
export async function plantPeople(owner: pg.Pool): Promise<Readonly<Record<string, Fixture>>> {
  const posting = async (row: object): Promise<string> => (await plantPosting(owner, row as never)).id;
  const handOver = await plantHandOver(owner, {});
  const postings = {
    'own village': handOver.from.id, 'own grid': await posting({ kind: 'gridOfficer', gridId: GRIDS.village }), 'one’s own, of the grid officer': await posting({ personId: personIdOf('officer'), kind: 'villageCommitteeMember', divisionCode: PLACES.cousin }),
    'sibling village': await posting({ divisionCode: PLACES.sibling }), 'cousin village': await posting({ divisionCode: PLACES.cousin }), 'township': await posting({ divisionCode: PLACES.township, kind: 'townshipCadre' }),
    'county': await posting({ divisionCode: PLACES.county, kind: 'auditor' }), 'department’s': await posting({ divisionCode: PLACES.county, kind: 'departmentLiaison', departmentId: DEPARTMENTS.health }), 'never there': crypto.randomUUID(),
  };
  const { 'never there': _, ...listed } = postings;
  const appoint = (divisionCode: string, kind: string): Input => ({ kind, title: '委员', divisionCode, name: '王新人', phone: '19499990001', startedOn: '2026-01-01' });
  return {
    'registry.posting.list': shows(listed, { show: 'ended' }), 'registry.posting.get': about(postings, 'postingId'),
    'registry.posting.list-vacancies': { about: { all: {} } }, 'registry.posting.list-unplaced': { about: { all: {} } },
    'registry.posting.appoint': { about: {
      'own village': appoint(PLACES.village, 'villageCommitteeMember'), 'sibling village': appoint(PLACES.sibling, 'villageCommitteeMember'), 'cousin village': appoint(PLACES.cousin, 'villageCommitteeMember'),
      'township': { ...appoint(PLACES.township, 'townshipCadre'), startedOn: '2001-01-01' }, 'county': { ...appoint(PLACES.county, 'countyOrganiser'), startedOn: '2001-01-01' },
    } },
    'registry.posting.extend': about(postings, 'postingId', { endsOn: '2030-01-01' }), 'registry.posting.end': about(postings, 'postingId', { endedOn: '2026-01-01', reason: '调走' }),
    'registry.posting.hand-over': about(postings, 'postingId', { name: '王新人', phone: '19499990001', on: '2026-12-01', reason: '调走' }),
    'needs.need.list-held': { about: { 'the grid officer’s': { personId: personIdOf('officer') } } },
  };
}
