import { fact } from '@shaodao/contracts/kit';
import { serviceKindDefined } from '@shaodao/contracts/needs/need.events';
import type { CountyServices } from '@shaodao/county/county';
import { allHeard } from '@shaodao/county/demo/load-county';
import { loadRegistry } from '@shaodao/county/demo/load-registry';
import { systemActor } from '@shaodao/domain/access';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { KINDS, RECEPTION_DAY, smallCountyRows, WORKROOM, PLACES, personIdOf } from './small-county.ts';

const WAITING_TIE = '0190a000-0008-7000-8000-000000000001';

/** Loads the small county's rows as the demo county's are, and waits until every service has heard of them. */
export async function settleSmallCounty(services: Required<CountyServices>, config: ServiceConfig): Promise<void> {
  const now = new Date();
  const personalData = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY);
  await loadRegistry(services.registry.unitOfWork, personalData, smallCountyRows(), now);
  // The stranger's tie still waits: a right to follow it, and nothing more.
  const stranger = personIdOf('stranger');
  await services.registry.unitOfWork.act(systemActor(), now, ({ db }) => db.insertInto('roleGrant').values({ id: WAITING_TIE, personId: stranger, role: 'relative', scopeKind: 'own', scopeId: stranger, villageCode: null, validFrom: new Date('2020-01-01T00:00:00Z'), validUntil: null, source: 'tie' }).execute());
  await services.needs.unitOfWork.act(systemActor(), now, async (work) => {
    const kind = (kindId: string, kindName: string, category: 'health' | 'living' | 'law', isRetired = false) => ({ id: kindId, category, mode: 'regular' as const, name: kindName, hint: null, position: 0, isRetired });
    const kinds = [kind(KINDS.bloodPressure, '上门量血压', 'health'), kind(KINDS.wiring, '查电线修电路', 'living'), kind(KINDS.retired, '代写书信', 'living', true)];
    await work.db.insertInto('serviceKind').values(kinds).execute();
    work.announce(kinds.map((k) => fact(serviceKindDefined, k.id, { kindId: k.id, category: k.category, name: k.name, isRetired: k.isRetired })));
  });
  await services.liaison.unitOfWork.act(systemActor(), now, async ({ db }) => {
    await db.insertInto('workroom').values({ id: WORKROOM, number: 1, name: '王沙片区党代表工作室', place: '王沙村党群服务中心' }).execute();
    await db.insertInto('workroomVillage').values([{ workroomId: WORKROOM, villageCode: PLACES.village }, { workroomId: WORKROOM, villageCode: PLACES.sibling }]).execute();
    await db.insertInto('receptionDay').values({ id: RECEPTION_DAY, workroomId: WORKROOM, on: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10), from: '09:00', to: '11:30', level: 'county', representativeId: personIdOf('representative') }).execute();
  });
  await allHeard(services);
}
