import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { verifyNeed } from '@shaodao/contracts/needs/need';
import { verify } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { wordsOf } from './words.ts';
import { usableKind } from './ask-for-help.ts';

@Controller()
export class VerifyNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(verifyNeed)
  handle(call: Call<typeof verifyNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, async (need, work) => {
      const kind = await usableKind(work, call.input.kindId);
      if (!kind.ok) return kind;
      const decision = verify(need, call.input, call.actor);
      return decision.ok ? { ...decision, changes: { ...decision.changes, words: wordsOf({ ...need, title: call.input.title }) } } : decision;
    });
  }
}
