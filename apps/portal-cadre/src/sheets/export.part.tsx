import type { InputOf } from '@shaodao/contracts/kit';
import { downloadExport, getExport, requestExport } from '@shaodao/contracts/registry/export';
import type { ExportView } from '@shaodao/contracts/registry/export';
import { listDivisions } from '@shaodao/contracts/registry/division';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { useClient } from '@shaodao/portal-kit/api/context';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useDeskGrants } from '@shaodao/portal-staff/desk/may';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { Select, TextField } from '@shaodao/ui/field';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { Progress } from '@shaodao/ui/progress';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './sheets.words.ts';

/** The conditions of a list's screen, as an export takes them; an empty one is none. */
export type Narrowed = { readonly [K in keyof Omit<InputOf<typeof requestExport>, 'sheetId' | 'format' | 'purpose'>]?: string | undefined };
/** Lists that name people who hold no public post: their files show a part of each name only. */
const MASKED: readonly SheetId[] = ['residents', 'memberPairs'];

/** A button that takes a list out as a file: what for, how, and which places, unless the screen's own conditions tell; then the file itself. */
export function ExportButton({ sheetId, title, text, preset }: { sheetId: SheetId; title: string; text?: string; preset?: Narrowed }) {
  const t = useWords(words);
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<ExportView>();
  const request = useCommand(requestExport);
  const problem = useProblemText(request.problem);
  const given = Object.fromEntries(Object.entries(preset ?? {}).filter(([, value]) => value));
  const form = useFormOf(requestExport, { preset: { sheetId, ...given }, initial: { purpose: '', format: 'xlsx' } });
  const close = () => {
    setOpen(false);
    setAsked(undefined);
    request.reset();
    form.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await request.run({ ...input, divisionCode: input.divisionCode || undefined });
    if (outcome.ok) setAsked(outcome.value);
    else form.showRefusal(outcome.problem);
  };
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>{text ?? t.takeOut}</Button>
      <Dialog open={isOpen} title={t.exportTitle(title)} onClose={close} actions={<><Button onClick={close}>{t.close}</Button>{!asked && <Button look="primary" type="submit" form={formId} busy={request.isBusy}>{t.getFile}</Button>}</>}>
        {asked ? <Ready exportId={asked.id} /> : (
          <form id={formId} className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
            <RefusalNotice title={problem} />
            <TextField label={t.why} hint={t.whyHint} {...form.field('purpose')} />
            <Select label={t.format} placeholder={null} {...form.field('format')} options={[{ value: 'xlsx', text: t.excel }, { value: 'csv', text: t.csv }]} />
            {preset === undefined && <Places field={form.field('divisionCode')} />}
            {preset !== undefined && <p className="sd-muted">{Object.keys(given).length > 0 ? t.narrowed : t.whole}</p>}
            {MASKED.includes(sheetId) && <p className="sd-muted">{t.masked}</p>}
          </form>
        )}
      </Dialog>
    </>
  );
}

function Places({ field }: { field: { id: string; name: string; value: string; onChange: (event: { target: { value: string } }) => void } }) {
  const t = useWords(words);
  const { data } = useQueryOf(listDivisions, {});
  const codes = useDeskGrants().map((grant) => grant.scope).filter((code) => /^\d+$/.test(code));
  const mine = (data?.items ?? []).filter((one) => codes.length === 0 || codes.some((code) => one.code.startsWith(code)));
  return <Select label={t.division} placeholder={t.allPlaces} {...field} options={mine.filter((one) => one.code.length > 6).map((one) => ({ value: one.code, text: `${one.code.length === 12 ? '　' : ''}${one.name}` }))} />;
}

function Ready({ exportId }: { exportId: ExportView['id'] }) {
  const t = useWords(words);
  const format = useFormat();
  const client = useClient();
  const { data } = useQueryOf(getExport, { exportId }, { goesOn: ({ status }) => status === 'waiting' });
  if (!data || data.status === 'waiting') return <Progress label={t.exporting} done={0} of={null} />;
  if (data.status !== 'ready') return <Notice tone="bad" title={t.exportFailed}>{data.fault}</Notice>;
  return (
    <Notice tone="good" title={t.exportReady(data.lines ?? 0)} action={<LinkButton look="primary" icon="download" href={client.urlOf(downloadExport, { exportId })} download>{t.download}</LinkButton>}>
      {t.exportHint(format.date(data.expiresAt.slice(0, 10)))}
    </Notice>
  );
}
