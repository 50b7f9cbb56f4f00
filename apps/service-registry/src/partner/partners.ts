import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call, type OutputOf } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/partner';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { decide } from '@shaodao/domain/kit';
import * as rules from '@shaodao/domain/registry/partner';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import { isNameTaken } from '../name-taken.ts';
import type { PartnerTable, RegistryTables } from '../tables.ts';
import { partnerRows, partnersWith } from './partner.view.ts';

type Asked = Omit<OutputOf<typeof said.getOwnPartner>['asked'][number], 'times'>;
const step = (action: string, note: string | null = null) => ({ action, toStatus: 'standing', note });

@Controller()
export class Partners {
  readonly #partners;
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {
    this.#partners = partnersWith(personalData);
  }

  @Handle(said.listPartners)
  list(call: Call<typeof said.listPartners>) {
    const { kind, mode, show, words } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      const rows = await partnerRows(work, this.personalData, sql<boolean>`${kind ? sql`p.kind = ${kind}` : sql`true`}`);
      const found = rows.filter((row) => (!mode || row.modes.includes(mode)) && (show === 'all' || row.endsSoonOn !== null) && (!words || `${row.name} ${row.contactName ?? ''}`.includes(words)));
      return ok(pageOfOpened(found, call.input, (row) => `${row.name}/${row.id}`));
    });
  }
  @Handle(said.getPartner)
  get(call: Call<typeof said.getPartner>) {
    return this.unitOfWork.query(call, async (work) => {
      const partner = await work.db.selectFrom('partner').selectAll().where('id', '=', call.input.partnerId).executeTakeFirst();
      return partner ? ok(await this.#partners.view(partner, work)) : refuse('partner/not-found');
    });
  }

  @Handle(said.getOwnPartner)
  own(call: Call<typeof said.getOwnPartner>) {
    const since = addDays(countyDay(call.now), -said.ASKED_DAYS);
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<PartnerTable>`select p.* from partner p join posting o on o.partner_id = p.id where o.person_id = ${call.actor.personId} and o.kind = 'partnerContact' and o.held @> ${countyDay(call.now)}::date order by o.started_on desc, o.id limit 1`.execute(work.db);
      const partner = rows[0];
      if (!partner) return refuse('partner/not-found');
      const { rows: asked } = await sql<Asked & { times: number }>`
        select a.kind_id, a.village_code, v.name as village_name, coalesce(t.name, '') as township_name, count(*) as times, max((a.asked_at at time zone 'Asia/Shanghai')::date) as last_on
        from asked_kind a join division v on v.code = a.village_code left join division t on t.code = v.parent_code where a.kind_id = any (${partner.serviceKindIds}::text[]) and a.asked_at >= ${since}
        group by a.kind_id, a.village_code, v.name, t.name order by last_on desc, a.village_code, a.kind_id limit 200`.execute(work.db);
      return ok({ partner: await this.#partners.view(partner, work), asked: asked.map((one) => ({ ...one, times: one.times < said.ASKED_SHOWN ? null : one.times })) });
    });
  }

  @Handle(said.registerPartner)
  register(call: Call<typeof said.registerPartner>) {
    const { phone = null, ...described } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      if (await isNameTaken(work, 'partner', described.name)) return refuse('partner/name-taken');
      const row: PartnerTable = { id: uuidv7(), ...described, phone, updatedAt: call.now, version: 1 };
      return create(call, work, this.#partners, row, () => decide({}, [step('register')]));
    });
  }
  @Handle(said.changePartner)
  change(call: Call<typeof said.changePartner>) {
    const { partnerId, phone = null, ...described } = call.input;
    return this.unitOfWork.change(call, this.#partners, partnerId, async (partner, work) =>
      partner.name !== described.name && (await isNameTaken(work, 'partner', described.name)) ? refuse('partner/name-taken') : decide({ ...described, phone }, [step('change')]));
  }

  @Handle(said.addLicence)
  addLicence(call: Call<typeof said.addLicence>) {
    const { partnerId, expiresOn = null, ...licence } = call.input;
    return this.unitOfWork.change(call, this.#partners, partnerId, async (_, work) => {
      const known = await work.db.selectFrom('partnerLicence').selectAll().where('partnerId', '=', partnerId).execute();
      const decided = rules.license({ ...licence, expiresOn }, known);
      return decided.ok ? decide({}, [step('addLicence', licence.name)]) : decided;
    }, async (_, work) => {
      await work.db.insertInto('partnerLicence').values({ id: uuidv7(), partnerId, ...licence, expiresOn }).execute();
    });
  }
  @Handle(said.agree)
  agree(call: Call<typeof said.agree>) {
    const { partnerId, mode, title, departmentId = null, startedOn, endsOn = null } = call.input;
    return this.unitOfWork.change(call, this.#partners, partnerId, async (_, work) => {
      if (departmentId && !(await work.db.selectFrom('department').select('id').where('id', '=', departmentId).executeTakeFirst())) return refuse('department/not-found');
      const decided = rules.agree({ startedOn, endsOn, endedOn: null });
      return decided.ok ? decide({}, [step('agree', title)]) : decided;
    }, async (_, work) => {
      await work.db.insertInto('partnerAgreement').values({ id: uuidv7(), partnerId, mode, title, departmentId, startedOn, endsOn, endedOn: null, endReason: null }).execute();
    });
  }
  @Handle(said.endAgreement)
  endAgreement(call: Call<typeof said.endAgreement>) {
    const { partnerId, agreementId, reason } = call.input;
    const today = countyDay(call.now);
    return this.unitOfWork.change(call, this.#partners, partnerId, async (_, work) => {
      const agreement = await work.db.selectFrom('partnerAgreement').selectAll().where('id', '=', agreementId).where('partnerId', '=', partnerId).executeTakeFirst();
      const decided = agreement ? rules.endAgreement(agreement, today) : refuse('agreement/not-in-force');
      return decided.ok ? decide({}, [step('endAgreement', reason)]) : decided;
    }, async (_, work) => {
      await work.db.updateTable('partnerAgreement').set({ endedOn: today, endReason: reason }).where('id', '=', agreementId).execute();
    });
  }
}
