import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
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
import type { PartnerTable, RegistryTables } from '../tables.ts';
import { agreed, changed, keepAgreement, keepLicence, licensed, registered, step } from './describe-partner.ts';
import { partnersUnder, partnersWith } from './partner.view.ts';

type Asked = Omit<OutputOf<typeof said.getOwnPartner>['asked'][number], 'times'>;

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
    return this.unitOfWork.query(call, async (work) => {
      return ok(pageOfOpened((await partnersUnder(work, this.personalData, call.input)).map(({ row }) => row), call.input, (row) => `${row.name}/${row.id}`));
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
      const { row, decided } = await registered(work, { ...described, phone });
      return create(call, work, this.#partners, row, () => decided);
    });
  }
  @Handle(said.changePartner)
  change(call: Call<typeof said.changePartner>) {
    const { partnerId, phone = null, ...described } = call.input;
    return this.unitOfWork.change(call, this.#partners, partnerId, (partner, work) => changed(work, partner, { ...described, phone }));
  }

  @Handle(said.addLicence)
  addLicence(call: Call<typeof said.addLicence>) {
    const { partnerId, expiresOn = null, ...licence } = call.input;
    return this.unitOfWork.change(call, this.#partners, partnerId, (_, work) => licensed(work, partnerId, { ...licence, expiresOn }), (_, work) => keepLicence(work, partnerId, { ...licence, expiresOn }));
  }
  @Handle(said.agree)
  agree(call: Call<typeof said.agree>) {
    const { partnerId, mode, title, departmentId = null, startedOn, endsOn = null } = call.input;
    const agreement = { mode, title, departmentId, startedOn, endsOn };
    return this.unitOfWork.change(call, this.#partners, partnerId, (_, work) => agreed(work, agreement), (_, work) => keepAgreement(work, partnerId, agreement));
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
