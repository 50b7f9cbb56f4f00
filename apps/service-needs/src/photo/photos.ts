import { Controller, Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { addPhoto, getPhoto } from '@shaodao/contracts/needs/photo';
import { actingGrant } from '@shaodao/domain/access';
import { placeOfNeed } from '@shaodao/domain/needs/need';
import { servesNeed } from '@shaodao/domain/needs/sight';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';

/** Photos that one person may have sent and not used yet. */
const MAX_UNUSED = 12;
const FIELD = 'needs.photo.content';

@Controller()
export class Photos {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(addPhoto)
  add(call: Call<typeof addPhoto>) {
    return this.unitOfWork.command(call, async (work) => {
      const { count } = await work.db.selectFrom('photo').select((e) => e.fn.countAll<number>().as('count')).where('ownerId', '=', call.actor.personId).where('needId', 'is', null).executeTakeFirstOrThrow();
      if (count >= MAX_UNUSED) return refuse('photo/too-many');
      const id = uuidv7();
      const content = this.personalData.seal(Buffer.from(call.input.base64, 'base64'), FIELD);
      await work.db.insertInto('photo').values({ id, ownerId: call.actor.personId, needId: null, mediaType: call.input.mediaType, content, createdAt: call.now }).execute();
      work.audit({ operation: addPhoto.subject, objectId: id, outcome: 'done' }, actingGrant(call.actor, addPhoto.access, {}, call.now));
      return ok({ photoId: id as never });
    });
  }

  /** A look at somebody else's photo is recorded: so it isn't a read-only transaction. */
  @Handle(getPhoto)
  get(call: Call<typeof getPhoto>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const photo = await work.db.selectFrom('photo').selectAll().where('id', '=', call.input.photoId).executeTakeFirst();
      if (!photo) return refuse('photo/not-found');
      if (photo.ownerId !== call.actor.personId) {
        const need = photo.needId ? await work.db.selectFrom('need').selectAll().where('id', '=', photo.needId).executeTakeFirst() : undefined;
        // Who sees the matter without serving it isn't told its photos: they are out of sight, not forbidden.
        if (!need || !servesNeed(call.actor, need, call.now) || deny(call, placeOfNeed(need))) return refuse('photo/not-found');
        work.audit({ operation: getPhoto.subject, objectId: photo.id, outcome: 'looked', details: { needId: need.id } }, actingGrant(call.actor, getPhoto.access, placeOfNeed(need), call.now));
      }
      return ok({ mediaType: photo.mediaType, base64: this.personalData.open(photo.content, FIELD).toString('base64') });
    });
  }
}
