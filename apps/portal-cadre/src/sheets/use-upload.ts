import { addImportPart, checkImport, PART_BYTES, startImport } from '@shaodao/contracts/registry/import';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { useClient } from '@shaodao/portal-kit/api/context';
import { newId } from '@shaodao/portal-kit/api/client';
import { keyOf } from '@shaodao/portal-kit/api/query';
import { isProblem } from '@shaodao/portal-kit/api/refused';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

const base64Of = (piece: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(piece);
});

/** Sends a file piece by piece; after a broken connection the same file goes on where it was. */
export function useUpload(sheetId: SheetId) {
  const client = useClient();
  const cache = useQueryClient();
  const begun = useRef<{ file: File; importId: string; next: number }>(undefined);
  const [sent, setSent] = useState<{ file: File; bytes: number }>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const send = async (file: File): Promise<string> => {
    if (begun.current?.file !== file) {
      const { id } = await client.ask(startImport, { sheetId, fileName: file.name.slice(-200), bytes: file.size }, { idempotencyKey: newId() });
      begun.current = { file, importId: id, next: 0 };
    }
    const { importId } = begun.current;
    for (; begun.current.next < file.size; begun.current.next += PART_BYTES) {
      setSent({ file, bytes: begun.current.next });
      const base64 = await base64Of(file.slice(begun.current.next, begun.current.next + PART_BYTES));
      await client.ask(addImportPart, { importId: importId as never, number: begun.current.next / PART_BYTES + 1, base64 });
    }
    setSent({ file, bytes: file.size });
    await client.ask(checkImport, { importId: importId as never }, { idempotencyKey: newId() });
    begun.current = undefined;
    return importId;
  };
  return {
    sent, isBusy, problem,
    /** @returns the import's id when the whole file is there */
    async run(file: File): Promise<string | undefined> {
      setBusy(true);
      setProblem(null);
      try {
        return await send(file);
      } catch (error) {
        if (!isProblem(error)) throw error;
        setProblem(error);
        return undefined;
      } finally {
        setBusy(false);
        void cache.invalidateQueries({ queryKey: keyOf(startImport, 2) });
      }
    },
  };
}
