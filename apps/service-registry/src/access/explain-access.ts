import { Controller, Inject } from '@nestjs/common';
import type { Place } from '@shaodao/contracts/actor';
import { operations } from '@shaodao/contracts/all';
import { ok, refuse, type Call, type InputOf } from '@shaodao/contracts/kit';
import { explainAccess } from '@shaodao/contracts/registry/access';
import { isInForce } from '@shaodao/domain/access';
import { explain } from '@shaodao/domain/explain-access';
import { asGrant } from '@shaodao/domain/registry/grant';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { cardOf } from '../person/people.ts';
import type { RegistryTables } from '../tables.ts';
import { grantLines } from './grant-lines.ts';

type Asked = InputOf<typeof explainAccess>;

@Controller()
export class ExplainAccess {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(explainAccess)
  handle(call: Call<typeof explainAccess>) {
    const { personId } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      const lines = await grantLines(work, [personId]);
      const person = await work.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
      if (!person && lines.length === 0) return refuse('person/not-found');
      const object = await objectOf(work, call.input);
      if (!object.ok) return object;
      const grants = lines.map((line) => ({ ...asGrant(line), id: line.id }));
      return ok({
        personId, name: person ? cardOf(this.personalData, person, false).label : '', objectName: object.name,
        grants: lines.map((line, i) => ({
          id: line.id, role: line.role, scopeName: line.scopeName ?? '', source: line.source, sourceName: line.sourceName ?? '', postingId: line.postingId as never, validFrom: grants[i]!.validFrom, validUntil: grants[i]!.validUntil, isInForce: isInForce(grants[i]!, call.now),
        })),
        operations: operations.filter(({ http }) => http !== null).map((operation) => {
          const { may, reason, grant } = explain(personId, grants, operation.access, object.place, call.now);
          return { subject: operation.subject, title: operation.title, isCommand: operation.kind === 'command', may, reason, grantId: grant?.id ?? null };
        }),
      });
    });
  }
}

/** The object that is asked about: where it stands, and its name; null when none was named. */
async function objectOf(work: Work<RegistryTables>, { divisionCode, householdNumber, departmentId }: Asked) {
  const found = (name: string, place: Place) => ({ ok: true, name, place }) as const;
  if (householdNumber) {
    const house = await work.db.selectFrom('household').select(['id', 'number', 'villageCode', 'gridId', 'headId']).where('number', '=', householdNumber).executeTakeFirst();
    if (!house) return refuse('household/not-found');
    const members = await work.db.selectFrom('householdMember').select('personId').where('householdId', '=', house.id).execute();
    return found(house.number, { divisionCode: house.villageCode, gridId: house.gridId, householdId: house.id, personIds: members.map((one) => one.personId) });
  }
  if (departmentId) {
    const department = await work.db.selectFrom('department').select('name').where('id', '=', departmentId).executeTakeFirst();
    return department ? found(department.name, { departmentIds: [departmentId] }) : refuse('department/not-found');
  }
  if (divisionCode) {
    const division = await work.db.selectFrom('division').select('name').where('code', '=', divisionCode).executeTakeFirst();
    return division ? found(division.name, { divisionCode }) : refuse('division/not-found');
  }
  return { ok: true, name: null, place: null } as const;
}
