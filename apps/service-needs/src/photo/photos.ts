import { Controller, Inject } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { addPhoto, getPhoto, mayAddPhoto } from '@shaodao/contracts/needs/photo';
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

async function roomFor(db: Kysely<NeedsTables>, personId: string): Promise<number> {
  const unused = db.selectFrom('photo').select((e) => e.fn.countAll<number>().as('count')).where('ownerId', '=', personId).where('needId', 'is', null);
  return MAX_UNUSED - Number((await unused.executeTakeFirstOrThrow()).count);
}

async function isRepeated(db: Kysely<NeedsTables>, { actor, idempotencyKey }: Call<typeof mayAddPhoto>): Promise<boolean> {
  if (idempotencyKey === undefined) return false;
  const { rows } = await sql`select from idempotency where person_id = ${actor.personId} and key = ${idempotencyKey}`.execute(db);
  return rows.length > 0;
}

@Controller()
export class Photos {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(mayAddPhoto)
  mayAdd(call: Call<typeof mayAddPhoto>) {
    return this.unitOfWork.query(call, async (work) => {
      const left = await roomFor(work.db, call.actor.personId);
      if (left > 0) return ok({ left });
      // Sent again because the answer was lost: it has its place already.
      return (await isRepeated(work.db, call)) ? ok({ left: 1 }) : refuse('photo/too-many');
    });
  }

  @Handle(addPhoto)
  add(call: Call<typeof addPhoto>) {
    return this.unitOfWork.command(call, async (work) => {
      // Of two that arrive at once the second sees the first.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`photo ${call.actor.personId}`}, 0))`.execute(work.db);
      if ((await roomFor(work.db, call.actor.personId)) <= 0) return refuse('photo/too-many');
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
