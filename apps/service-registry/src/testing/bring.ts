import { addImportPart, applyImport, checkImport, getImport, PART_BYTES, startImport } from '@shaodao/contracts/registry/import';
import type { InputOf, OutputOf } from '@shaodao/contracts/kit';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import type { TestCounty } from '@shaodao/testkit/county';
import type { Name } from '@shaodao/testkit/small-county';

export type Import = OutputOf<typeof getImport>;
const WORKING = ['checking', 'applying', 'undoing'];

/** Brings spreadsheets into a test county as its people do. */
export const bringerTo = (county: () => TestCounty) => {
  /** Waits until an import has nothing more to do by itself. */
  const worked = async (who: Name, importId: string): Promise<Import> => {
    for (;;) {
      await county().services.registry.settle();
      const one = await county().does(who, getImport, { importId: importId as never });
      if (!WORKING.includes(one.status)) return one;
      await new Promise((resolve) => setTimeout(resolve, 20)); // the service's own loop has the chunk
    }
  };
  return {
    worked,
    /** Uploads a file and waits until it is checked. */
    async bring(who: Name, text: string | Buffer, sheetId: SheetId = 'divisions'): Promise<Import> {
      const bytes = Buffer.from(text);
      const { id: importId } = await county().does(who, startImport, { sheetId, fileName: '表.csv', bytes: bytes.length });
      for (let number = 1; (number - 1) * PART_BYTES < bytes.length; number++)
        await county().does(who, addImportPart, { importId, number, base64: bytes.subarray((number - 1) * PART_BYTES, number * PART_BYTES).toString('base64') });
      await county().does(who, checkImport, { importId });
      return worked(who, importId);
    },
    async apply(who: Name, importId: string, more: Partial<InputOf<typeof applyImport>> = {}): Promise<Import> {
      await county().does(who, applyImport, { importId: importId as never, ...more });
      return worked(who, importId);
    },
  };
};
