import { v7 as uuidv7 } from 'uuid';
import { EXPORT_DAYS } from '@shaodao/contracts/registry/export';
import type { County } from '@shaodao/county-demo/county';
import { systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { check } from '@shaodao/domain/registry/import';
import { storeDecision } from '@shaodao/service-kit/store';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { makeExport } from '@shaodao/service-registry/export/make-export';
import { beginImport, putPart } from '@shaodao/service-registry/import/import-file';
import { imports } from '@shaodao/service-registry/import/import.view';
import { runChunk } from '@shaodao/service-registry/import/run-import';
import type { RegistryTables } from '@shaodao/service-registry/tables';

const DAY_MS = 86_400_000;

/** A spreadsheet that the demo township's clerk has brought and not yet confirmed, and a list that was taken out; nothing of it is written. */
export async function loadSheets(unitOfWork: UnitOfWork<RegistryTables>, county: County, now: Date): Promise<void> {
  const clerk = county.demoAccounts.find((account) => account.userName === 'zhenganbu');
  if (!clerk) return;
  const township = clerk.scopeId;
  const villages = county.divisions.filter((division) => division.parentCode === township);
  const figures = new Map(county.divisionFigures.map((one) => [one.divisionCode, one]));
  // Of three villages the clerk has counted anew: twelve more have gone away from the second, in the third more are away than are registered.
  const counted = (code: string, i: number): string => {
    const one = figures.get(code);
    return one && i >= 1 && i <= 3 ? `${one.registeredPopulation},${one.residentPopulation},${i === 3 ? one.registeredPopulation + 8 : one.outflowPopulation + 12},${countyDay(now)}` : ',,,';
  };
  const lines = [...villages.map((v, i) => `${v.code},${i === 1 ? `${v.name.replace(/村$/, '')}新村` : v.name},${township},${counted(v.code, i)}`), `${township}299,新设村,${township},420,130,290,`, `${township}2990,代码多一位的村,`, `${villages[0]!.code},${villages[0]!.name},`, '350999101201,外县的村,'];
  const bytes = Buffer.from(`\ufeff区划代码,名称,上级代码,户籍人口,常住人口,外出流动人口,村情起算日期,备注\n${lines.join('\n')}\n`);
  await unitOfWork.act(systemActor(), now, async (work) => {
    const on = { work, personalData: unitOfWork.personalData };
    const job = await beginImport({ id: uuidv7(), sheetId: 'divisions', fileName: '各村名单.csv', bytes: bytes.length, createdBy: clerk.personId }, work);
    const receivedBytes = await putPart(job, { number: 1, bytes }, work, unitOfWork.personalData);
    const decision = check({ ...job, receivedBytes });
    if (!decision.ok) throw new Error(`the demo's import: ${decision.refusal}`);
    await storeDecision(work, imports, job, decision, undefined, 'demo.import');
    while (await runChunk(job.id, on));
    const exportId = uuidv7();
    await work.db.insertInto('exportJob').values({ id: exportId, sheet: 'divisions', format: 'xlsx', purpose: '核对村名', filters: JSON.stringify({ divisionCode: township }) as never, status: 'waiting', lines: null, fault: null, createdBy: clerk.personId, askedAt: now, expiresAt: new Date(now.getTime() + EXPORT_DAYS * DAY_MS) }).execute();
    await makeExport(exportId, work, unitOfWork.personalData);
  });
}
