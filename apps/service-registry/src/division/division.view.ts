import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import { moveDivision, recordProfile, renameDivision, retireDivision, type DivisionFile } from '@shaodao/contracts/registry/division';
import { reaches } from '@shaodao/domain/access';
import { careCountsFor } from '@shaodao/domain/hardship';
import { isTownship } from '@shaodao/domain/registry/division';
import { outflowRate } from '@shaodao/domain/registry/hollow';
import type { Work } from '@shaodao/service-kit/work';
import type { ProfileTable, RegistryTables } from '../tables.ts';

type File = z.input<typeof DivisionFile>;
interface DivisionRow { code: string; name: string; kind: File['kind']; parentCode: string | null; parentName: string | null; startedOn: string; endedOn: string | null; endReason: string | null; isHollow: boolean | null; isInvented: boolean }

/** A division with its profiles and former names; what may be done to it is for this actor. */
export async function divisionFile(work: Work<RegistryTables>, code: string, today: string): Promise<File | undefined> {
  const { rows } = await sql<DivisionRow>`
    select d.code, d.name, d.kind, d.parent_code, p.name as parent_name, d.started_on, d.ended_on, d.end_reason, n.is_hollow, d.is_invented
    from division d left join division p on p.code = d.parent_code left join divisions_on(${today}) n on n.code = d.code where d.code = ${code}`.execute(work.db);
  const division = rows[0];
  if (!division) return undefined;
  const { rows: past } = await sql<File['past'][number]>`
    select b.started_on, b.ended_on, b.name, p.name as parent_name from division_past b left join division p on p.code = b.parent_code where b.code = ${code} order by b.started_on desc`.execute(work.db);
  const { rows: profiles } = await sql<Selectable<ProfileTable> & { isHollow: boolean }>`
    select f.*, is_hollow(d.kind, f.registered_population, f.outflow_population, (setting_on('hollowThreshold', f.valid_from))::text::numeric) as is_hollow
    from division_profile f join division d on d.code = f.code where f.code = ${code} order by f.valid_from desc`.execute(work.db);
  const place = { divisionCode: code };
  const hasProfile = ['village', 'community'].includes(division.kind);
  return {
    ...division, isHollow: division.isHollow ?? false, isCounted: division.kind !== 'township' || isTownship(code), past,
    profiles: profiles.map(({ recordedAt, recordedBy: _by, isPositionInvented: _invented, code: _code, ...profile }) => {
      const { counts, fewerThanFive } = careCountsFor(work.actor, { divisionCode: code, counts: profile, now: work.now });
      return { ...counts, fewerThanFive, outflowRate: outflowRate(profile), recordedAt: recordedAt.toISOString() };
    }),
    allowedActions: division.endedOn !== null ? [] : [
      ...(reaches(work.actor, renameDivision.access, place, work.now) ? ['rename' as const] : []), ...(hasProfile && reaches(work.actor, recordProfile.access, place, work.now) ? ['record' as const] : []),
      ...(hasProfile && reaches(work.actor, moveDivision.access, place, work.now) ? ['move' as const] : []),
      ...(division.kind !== 'county' && reaches(work.actor, retireDivision.access, place, work.now) ? ['retire' as const] : []),
    ],
  };
}
