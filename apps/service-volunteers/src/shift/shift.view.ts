import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { ShiftAction, ShiftView } from '@shaodao/contracts/volunteers/shift';
import { statusOfShift, type SignUpStatus } from '@shaodao/domain/volunteers/shift';
import type { Work } from '@shaodao/service-kit/work';
import type { ShiftTable, VolunteersTables } from '../tables.ts';

/** A shift with its names, counts, and the asking volunteer's own place. */
export type ShiftLine = ShiftTable & {
  kindName: string | null; villageName: string | null; townshipName: string | null; departmentName: string | null; signedUp: number; waiting: number; mine: SignUpStatus | null; before: number | null;
};

export async function shiftLines(work: Work<VolunteersTables>, where: RawBuilder<boolean>, order: RawBuilder<unknown>, limit: number): Promise<ShiftLine[]> {
  const { rows } = await sql<ShiftLine>`
    with page as materialized (select s.* from shift s where ${where} order by ${order} limit ${limit}),
    counts as (select * from shift_counts(array(select id from page)))
    select s.*, k.name as kind_name, v.name as village_name, t.name as township_name, d.name as department_name, coalesce(c.signed_up, 0) as signed_up, coalesce(c.waiting, 0) as waiting, m.status as mine,
      case when m.status = 'waiting' then waiting_before(s.id, m.at, m.person_id) end as before
    from page s left join counts c on c.shift_id = s.id left join sign_up m on m.shift_id = s.id and m.person_id = shaodao.person()
    left join known_kind k on k.id = s.kind_id left join known_division v on v.code = s.village_code left join known_division t on t.code = v.parent_code left join known_department d on d.id = s.department_id
    order by ${order}`.execute(work.db);
  return rows;
}

export function shiftView(shift: ShiftLine, now: Date): z.input<typeof ShiftView> {
  const status = statusOfShift(shift, shift.signedUp, now);
  const isOn = shift.mine === 'signedUp' || shift.mine === 'waiting';
  const isComing = status === 'open' || status === 'full';
  const allowedActions: ShiftAction[] = !isComing ? [] : isOn ? ['cancelSignUp'] : ['signUp'];
  return {
    id: shift.id as never, needId: shift.needId as never, kindId: shift.kindId, kindName: shift.kindName ?? '', task: shift.task, villageCode: shift.villageCode, villageName: shift.villageName ?? '',
    townshipName: shift.townshipName ?? '', departmentName: shift.departmentName ?? '', on: shift.on, from: shift.from, to: shift.to, status, wanted: shift.wanted,
    signedUp: shift.signedUp, waiting: shift.waiting, mine: shift.mine === 'cancelled' ? null : shift.mine, waitingPlace: shift.before === null ? null : shift.before + 1, allowedActions,
  };
}
