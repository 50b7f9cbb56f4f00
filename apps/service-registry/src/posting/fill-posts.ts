import { Controller, Inject } from '@nestjs/common';
import { refuse, type Call } from '@shaodao/contracts/kit';
import { appointPosting, endPosting, extendPosting } from '@shaodao/contracts/registry/posting';
import { appoint, end, extend } from '@shaodao/domain/registry/posting';
import { findWorkroom } from '@shaodao/contracts/liaison/reception';
import { Asker } from '@shaodao/service-kit/asker';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { meantBy, registerPerson } from '../person/known-person.ts';
import type { RegistryTables } from '../tables.ts';
import { aroundOf } from './around.ts';
import { newPosting } from './new-posting.ts';
import { postingsWith } from './posting.view.ts';
import { followPosting, passOn } from './turns.ts';

@Controller()
export class FillPosts {
  readonly #postings;
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(Asker) private readonly asker: Asker,
  ) {
    this.#postings = postingsWith(personalData);
  }

  @Handle(appointPosting)
  async appoint(call: Call<typeof appointPosting>) {
    const { name, phone, workroomId } = call.input;
    const meant = await meantBy(this.unitOfWork, this.personalData, { who: { name, phone }, call });
    // Asked before the transaction: nothing remote happens inside of one.
    const room = workroomId ? await this.asker.ask(findWorkroom, { workroomId }) : undefined;
    if (room && !room.ok) return refuse('system/unavailable');
    return this.unitOfWork.command(call, async (work) => {
      if (!meant.ok) return meant;
      if (room?.ok && room.value.name === null) return refuse('workroom/not-found');
      const placed = await newPosting(work, call.input, meant.personId);
      if (!placed.ok) return placed;
      const row = placed.value;
      await registerPerson(work, this.personalData, meant, { name, phone });
      const around = await aroundOf(work, row);
      return create(call, work, this.#postings, row, () => appoint(row, around, call.actor, call.now), (stored) => followPosting(work, stored));
    });
  }

  @Handle(extendPosting)
  extend(call: Call<typeof extendPosting>) {
    return this.unitOfWork.change(call, this.#postings, call.input.postingId,
      async (posting, work) => extend(posting, call.input.endsOn, await aroundOf(work, posting), call.actor, call.now), (posting, work) => followPosting(work, posting));
  }

  /** What was begun already and ends by today ends at once, with its right. */
  @Handle(endPosting)
  end(call: Call<typeof endPosting>) {
    return this.unitOfWork.change(call, this.#postings, call.input.postingId, (posting) => end(posting, call.input.endedOn, call.input.reason, call.actor, call.now), async (posting, work) => {
      await passOn(work, posting);
      await followPosting(work, posting);
    });
  }
}
