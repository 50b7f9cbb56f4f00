import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { answerRating } from '@shaodao/contracts/needs/claim';
import { answerRating as answer } from '@shaodao/domain/needs/claim';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';

@Controller()
export class AnswerRating {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(answerRating)
  handle(call: Call<typeof answerRating>) {
    return this.unitOfWork.change(call, needs, call.input.needId, (need) => answer(need, call.input.answer));
  }
}
