import { Controller, Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { cancelTraining, getTraining, listTrainings, planTraining, recordAttendance } from '@shaodao/contracts/registry/training';
import * as rules from '@shaodao/domain/registry/training';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import type { RegistryTables, TrainingTable } from '../tables.ts';
import { keepAttendance, knownLearners } from './attendance.ts';
import { trainingsUnder, trainingsWith } from './training.view.ts';

@Controller()
export class Trainings {
  readonly #trainings;
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>, @Inject(PersonalData) personalData: PersonalData) {
    this.#trainings = trainingsWith(personalData);
  }

  @Handle(listTrainings)
  list(call: Call<typeof listTrainings>) {
    const { show } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      // Latest first: the key counts days backwards from a far one.
      return ok(pageOfOpened(await trainingsUnder(work, call.input), call.input, (row) => `${show === 'held' ? 9e14 - Date.parse(row.heldOn) : Date.parse(row.heldOn)}/${row.id}`));
    });
  }
  @Handle(getTraining)
  get(call: Call<typeof getTraining>) {
    return this.unitOfWork.query(call, async (work) => {
      const training = await work.db.selectFrom('training').selectAll().where('id', '=', call.input.trainingId).executeTakeFirst();
      return training ? ok(await this.#trainings.view(training, work)) : refuse('training/not-found');
    });
  }

  @Handle(planTraining)
  plan(call: Call<typeof planTraining>) {
    return this.unitOfWork.command(call, async (work) => {
      if (!(await work.db.selectFrom('division').select('code').where('code', '=', call.input.divisionCode).executeTakeFirst())) return refuse('division/not-found');
      const row: TrainingTable = { id: uuidv7(), ...call.input, isCancelled: false, cancelReason: null, updatedAt: call.now, version: 1 };
      return create(call, work, this.#trainings, row, () => rules.plan(row, call.now));
    });
  }
  @Handle(recordAttendance)
  record(call: Call<typeof recordAttendance>) {
    const { trainingId } = call.input;
    const personIds = [...new Set(call.input.personIds)];
    return this.unitOfWork.change(call, this.#trainings, trainingId, async (training, work) => {
      return rules.record(training, personIds, await knownLearners(work, personIds), call.now);
    }, (_, work) => keepAttendance(work, trainingId, personIds));
  }
  @Handle(cancelTraining)
  cancel(call: Call<typeof cancelTraining>) {
    return this.unitOfWork.change(call, this.#trainings, call.input.trainingId, (training) => rules.cancel(training, call.input.reason, call.now));
  }
}
