import { Controller, Inject } from '@nestjs/common';
import { getScore, listScores } from '@shaodao/contracts/evaluation/score';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { scoreOf } from '@shaodao/domain/evaluation';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { EvaluationTables } from '../tables.ts';

type Department = EvaluationTables['knownDepartment'];

@Controller()
export class Scores {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<EvaluationTables>) {}

  @Handle(listScores)
  list(call: Call<typeof listScores>) {
    const from = decodeCursor(call.input.cursor, ['text', 'uuid']);
    return this.unitOfWork.query(call, async (work) => {
      const all = work.db.selectFrom('knownDepartment').selectAll().orderBy('name').orderBy('id').limit(call.input.limit + 1);
      const departments = await (from ? all.where((e) => e.or([e('name', '>', String(from[0])), e.and([e('name', '=', String(from[0])), e('id', '>', String(from[1]))])])) : all).execute();
      const { total } = await work.db.selectFrom('knownDepartment').select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const scores = await scoresOf(work, departments);
      return ok(pageOf(scores, call.input.limit, total, (s) => s, (s) => [s.departmentName, s.departmentId]));
    });
  }

  @Handle(getScore)
  get(call: Call<typeof getScore>) {
    return this.unitOfWork.query(call, async (work) => {
      const department = await work.db.selectFrom('knownDepartment').selectAll().where('id', '=', call.input.departmentId).executeTakeFirst();
      if (!department) return refuse('score/not-found');
      const denied = deny(call, { departmentIds: [department.id] });
      if (denied) return denied;
      return ok((await scoresOf(work, [department]))[0]!);
    });
  }
}

async function scoresOf(work: Work<EvaluationTables>, departments: readonly Department[]) {
  const ids = departments.map((d) => d.id);
  if (ids.length === 0) return [];
  const cases = await work.db.selectFrom('caseRecord').selectAll().where('departmentId', 'in', ids).execute();
  const calls = await work.db.selectFrom('callRecord').selectAll().where('departmentId', 'in', ids).execute();
  return departments.map(({ id, name }) => ({
    departmentId: id as never, departmentName: name, ...scoreOf(cases.filter((c) => c.departmentId === id), calls.filter((c) => c.departmentId === id)),
  }));
}
