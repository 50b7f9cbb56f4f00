import { Controller, Inject } from '@nestjs/common';
import type { Actor } from '@shaodao/contracts/actor';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getTemplate, listSheets, SheetId, sheetAccess } from '@shaodao/contracts/registry/sheet';
import { holdsRole } from '@shaodao/domain/access';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { columnsIn, columnsOf } from '@shaodao/spreadsheet/sheet';
import { writeTemplate } from '@shaodao/spreadsheet/write/template';
import type { RegistryTables } from '../tables.ts';
import { listOf } from './lists.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const rightsOf = (id: SheetId, actor: Actor, now: Date) => ({ mayBringIn: holdsRole(actor, sheetAccess[id].bringIn, now), mayTakeOut: holdsRole(actor, sheetAccess[id].takeOut, now) });

@Controller()
export class Sheets {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listSheets)
  list(call: Call<typeof listSheets>) {
    return this.unitOfWork.query(call, async () => ok({
      items: SheetId.options.map((id) => {
        const { sheet } = listOf(id);
        const rights = rightsOf(id, call.actor, call.now);
        return { id, title: sheet.title, ...rights, columns: (rights.mayBringIn ? columnsIn(sheet) : columnsOf(sheet)).map(([, { title, required, kind }]) => ({ title, isRequired: required === true, says: kind.says })) };
      }).filter((one) => one.mayBringIn || one.mayTakeOut),
    }));
  }

  @Handle(getTemplate)
  template(call: Call<typeof getTemplate>) {
    return this.unitOfWork.query(call, async () => {
      if (!rightsOf(call.input.sheetId, call.actor, call.now).mayBringIn) return refuse('sheet/not-found');
      const { sheet } = listOf(call.input.sheetId);
      const pieces: Uint8Array[] = [];
      for await (const piece of writeTemplate(sheet)) pieces.push(piece);
      return ok({ fileName: `${sheet.title}模板.xlsx`, mediaType: XLSX_TYPE, base64: Buffer.concat(pieces).toString('base64'), parts: 1 });
    });
  }
}
