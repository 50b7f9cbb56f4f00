import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { getMe } from '@shaodao/contracts/registry/person';
import { isInForce, systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { maskPhone, PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { scopeText, type Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { nameOf, phoneOf } from './people.ts';

@Controller()
export class GetMe {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(getMe)
  handle(call: Call<typeof getMe>) {
    const { actor, now } = call;
    const grants = actor.grants.filter((grant) => isInForce(grant, now));
    // What is shown here is the caller's own: the households are those of the grants just signed, read whole for their names.
    return this.unitOfWork.query({ ...call, actor: { ...systemActor(), personId: actor.personId } }, async (work) => {
      const me = await work.db.selectFrom('person').selectAll().where('id', '=', actor.personId).executeTakeFirst();
      const phone = me && phoneOf(this.personalData, me);
      const households = await this.#households(work, grants.flatMap((g) => (g.scope.kind === 'household' ? [{ id: g.scope.id, relation: g.role === 'relative' ? ('trusted' as const) : ('member' as const) }] : [])));
      const villageCode = households[0]?.villageCode ?? grants.flatMap(({ scope }) => ('villageCode' in scope ? [scope.villageCode] : scope.kind === 'division' && scope.code.length === 12 ? [scope.code] : []))[0];
      const scopeNames = await Promise.all(grants.map((grant) => this.#scopeName(work, scopeText(grant)!)));
      return ok({
        personId: actor.personId, name: me ? nameOf(this.personalData, me) : '', phoneMasked: phone ? maskPhone(phone) : null,
        grants: grants.map((grant, i) => ({ role: grant.role, scope: 'code' in grant.scope ? grant.scope.code : 'id' in grant.scope ? grant.scope.id : '', scopeName: scopeNames[i]!, validUntil: grant.validUntil })),
        households, village: villageCode ? await this.#village(work, villageCode) : null,
      });
    });
  }

  async #households(work: Work<RegistryTables>, mine: { id: string; relation: 'member' | 'trusted' }[]) {
    if (mine.length === 0) return [];
    const { rows } = await sql<{ id: string; villageCode: string; villageName: string; headSealed: Buffer; members: { id: string; sealed: string }[] }>`
      select h.id, h.village_code, v.name as village_name, p.name_sealed as head_sealed,
        (select json_agg(json_build_object('id', m.person_id, 'sealed', encode(mp.name_sealed, 'base64')) order by m.person_id = h.head_id desc, m.person_id) from household_member m join person mp on mp.id = m.person_id where m.household_id = h.id) as members
      from household h join division v on v.code = h.village_code join person p on p.id = h.head_id where h.id = any (${mine.map((m) => m.id)}::uuid[])`.execute(work.db);
    return rows.map((h) => ({
      id: h.id as never, name: `${nameOf(this.personalData, { nameSealed: h.headSealed })}家`, villageCode: h.villageCode, villageName: h.villageName,
      relation: mine.find((m) => m.id === h.id)!.relation,
      members: (h.members ?? []).map((m) => ({ id: m.id as never, label: nameOf(this.personalData, { nameSealed: Buffer.from(m.sealed, 'base64') }) })),
    }));
  }

  async #scopeName(work: Work<RegistryTables>, scope: string): Promise<string> {
    const [kind, id = ''] = scope.split(':');
    const { rows } = await {
      division: () => sql<{ name: string }>`select name from division where code = ${id}`.execute(work.db),
      grid: () => sql<{ name: string }>`select name from grid where id = ${id}`.execute(work.db),
      department: () => sql<{ name: string }>`select name from department where id = ${id}`.execute(work.db),
      household: () => sql<{ name: string }>`select v.name || ' ' || h.number as name from household h join division v on v.code = h.village_code where h.id = ${id}`.execute(work.db),
    }[kind as 'division']?.() ?? { rows: [] };
    return rows[0]?.name ?? '';
  }

  /** The own village and whom to ring there: its secretary, else its director. */
  async #village(work: Work<RegistryTables>, code: string) {
    const { rows } = await sql<{ name: string; nameSealed: Buffer | null; phoneSealed: Buffer | null }>`
      select v.name, p.name_sealed, p.phone_sealed from division v
      left join posting o on o.division_code = v.code and o.kind in ('villageSecretary', 'villageDirector') and o.held @> ${countyDay(work.now)}::date left join person p on p.id = o.person_id
      where v.code = ${code} order by o.kind desc limit 1`.execute(work.db);
    const village = rows[0];
    if (!village?.nameSealed || !village.phoneSealed) return null;
    return { code, name: village.name, cadreName: nameOf(this.personalData, { nameSealed: village.nameSealed }), cadrePhone: phoneOf(this.personalData, village)! };
  }
}
