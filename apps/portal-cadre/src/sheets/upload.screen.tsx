import { MAX_FILE_BYTES } from '@shaodao/contracts/registry/import';
import { getTemplate, listSheets, SheetId } from '@shaodao/contracts/registry/sheet';
import { Answer } from '@shaodao/portal-kit/answer';
import { useClient } from '@shaodao/portal-kit/api/context';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { FileInput } from '@shaodao/ui/file-input';
import { RefusalNotice } from '@shaodao/ui/notice';
import { Progress } from '@shaodao/ui/progress';
import { useState } from 'react';
import { words } from './sheets.words.ts';
import { useUpload } from './use-upload.ts';

const sizeText = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** Brings in a list: choose the file, it is sent, then checked. */
export function UploadScreen({ sheetId }: { sheetId: string }) {
  const t = useWords(words);
  const sheets = useQueryOf(listSheets, {});
  return (
    <Answer of={sheets}>
      {({ items }) => {
        const sheet = items.find((one) => one.id === sheetId && one.mayBringIn);
        return (
          <Page title={sheet ? t.importOf(sheet.title) : t.title} trail={[{ href: '/sheets', text: t.title }]}>
            {sheet ? <Upload sheetId={SheetId.parse(sheetId)} columns={sheet.columns.map((column) => column.title + (column.isRequired ? '*' : '')).join('、')} /> : <EmptyState scene="lost" title={t.nothing}>{t.nothingHint}</EmptyState>}
          </Page>
        );
      }}
    </Answer>
  );
}

function Upload({ sheetId, columns }: { sheetId: SheetId; columns: string }) {
  const t = useWords(words);
  const go = useGo();
  const client = useClient();
  const upload = useUpload(sheetId);
  const problem = useProblemText(upload.problem);
  const [error, setError] = useState<string>();
  const bring = async (file: File) => {
    setError(file.size > MAX_FILE_BYTES ? t.tooLarge : undefined);
    if (file.size > MAX_FILE_BYTES) return;
    const importId = await upload.run(file);
    if (importId) go(`/imports/${importId}`, { replace: true });
  };
  const { sent } = upload;
  return (
    <Card className="staff-narrow">
      <div className="sd-stack">
        <RefusalNotice title={problem} action={sent && <Button icon="sync" busy={upload.isBusy} onClick={() => void bring(sent.file)}>{t.again}</Button>} />
        {sent && upload.isBusy
          ? <Progress label={`${t.uploading} ${sent.file.name}`} done={sent.bytes} of={sent.file.size} text={t.uploaded(sizeText(sent.bytes), sizeText(sent.file.size))} />
          : <FileInput label={t.choose} hint={t.chooseHint} accept=".xlsx,.csv,.txt" error={error} onFile={(file) => void bring(file)} />}
        <p className="sd-muted">{t.columns(columns)}</p>
        <div className="sd-row"><LinkButton look="quiet" icon="download" href={client.urlOf(getTemplate, { sheetId })} download>{t.template}</LinkButton><span className="sd-muted">{t.notYet}</span></div>
      </div>
    </Card>
  );
}
