import { generateCounty } from '@shaodao/county-demo/generate-county';
import type { County } from '@shaodao/county-demo/county';
import { countyDay } from '@shaodao/domain/calendar';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import type { CountyServices } from '../county.ts';
import { loadNeeds } from './load-needs.ts';
import { loadLiaison, loadVolunteers } from './load-others.ts';
import { loadContacts } from './load-contacts.ts';
import { loadPlanned } from './load-planned.ts';
import { loadRegistry } from './load-registry.ts';
import { loadSheets } from './load-sheets.ts';
import { loadWhistles } from './load-whistles.ts';

const SEED = 350_123;
const PATIENCE_MS = 60_000;

/** Generates the demo county as of `now`; the same day gives the same county. */
export const demoCounty = (now: Date): County => generateCounty({ seed: SEED, today: countyDay(now) });

/** Loads the demo county into running services and waits until all have heard of all. */
export async function loadDemoCounty(config: ServiceConfig, services: Required<CountyServices>, county: County, now: Date, onProgress: (text: string) => void): Promise<void> {
  const personalData = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY);
  onProgress('装入演示县 1/5：区划、组织和村民');
  await loadRegistry(services.registry.unitOfWork, personalData, county, now);
  await loadContacts(services.registry.unitOfWork, county, now);
  await loadPlanned(services.registry.unitOfWork, county, now);
  await loadSheets(services.registry.unitOfWork, county, now);
  onProgress('装入演示县 2/5：志愿者');
  await loadVolunteers(services.volunteers.unitOfWork, county, now);
  onProgress('装入演示县 3/5：党代表工作室和群众意见');
  await loadLiaison(services.liaison.unitOfWork, county, now);
  onProgress('装入演示县 4/5：需求');
  await loadNeeds(services.needs.unitOfWork, county, now, (done, all) => onProgress(`装入演示县 4/5：需求 ${done}/${all}`));
  await loadWhistles(services.needs.unitOfWork, county, now);
  onProgress('装入演示县 5/5：各服务互相通报');
  await allHeard(services);
}

/** Waits until every service's inbox holds every event of those it hears. @throws after a minute */
export async function allHeard(services: CountyServices): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  const all = Object.values(services) as NonNullable<CountyServices['needs']>[];
  for (;;) {
    const waiting = await Promise.all(all.map(async (service) => {
      const { rows } = await service.pool.query<{ waiting: number }>('select count(*) as waiting from outbox where published_at is null');
      return rows[0]!.waiting;
    }));
    const ids = new Map<string, string[]>();
    for (const service of all) ids.set(service.name, (await service.pool.query<{ event_id: string }>('select event_id from outbox')).rows.map((r) => r.event_id));
    let missing = 0;
    for (const service of all)
      for (const source of service.hears) {
        const { rows } = await service.pool.query<{ missing: number }>(
          'select count(*) as missing from unnest($1::uuid[]) as e(id) where not exists (select from inbox where event_id = id) and not exists (select from dead_letter where event_id = id)', [ids.get(source) ?? []],
        );
        missing += rows[0]!.missing;
      }
    if (missing === 0 && waiting.every((n) => n === 0)) return;
    if (Date.now() > until) throw new Error(`装入演示县时，还有 ${missing} 条事件没有送达，请重启后再试`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
