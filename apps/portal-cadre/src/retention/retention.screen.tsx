import type { OutputOf } from '@shaodao/contracts/kit';
import { listRetention, runRetention, setRetention } from '@shaodao/contracts/registry/retention';
import type { RetentionRuleId } from '@shaodao/contracts/registry/retention';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { Dialog } from '@shaodao/ui/dialog';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { FormDialog } from '../households/form-dialog.tsx';

type Rule = OutputOf<typeof listRetention>['items'][number];
const words = wordsOf(
  {
    title: '保存期限', lead: '过了期限的内容每天夜里自动删除。“现在会删”是试算，只看不删。', what: '内容', days: '保存', daysOf: (n: number) => `${n} 天`, due: '现在会删', rows: (n: number) => `${n} 条`, last: '上次清理', never: '还没有', lastOf: (when: string, n: number) => `${when}，删了 ${n} 条`, change: '改期限', newDays: '保存多少天', atLeast: (n: number) => `最少 ${n} 天`, save: '保存', saved: '已保存', run: '立即清理', runTitle: '立即清理', runText: (what: string, n: number) => `“${what}”里有 ${n} 条过了期限，删除以后找不回来。`, ran: '已清理', cancel: '先不删',
  },
  {
    title: 'Retention', lead: 'What is older is deleted each night. “Due now” is a dry run.', what: 'What', days: 'Kept', daysOf: (n) => `${n} days`, due: 'Due now', rows: (n) => `${n} rows`, last: 'Last run', never: 'never', lastOf: (when, n) => `${when}, ${n} deleted`, change: 'Change', newDays: 'Days', atLeast: (n) => `at least ${n} days`, save: 'Save', saved: 'Saved', run: 'Run now', runTitle: 'Run now', runText: (what, n) => `${n} rows of “${what}” are due. This cannot be undone.`, ran: 'Done', cancel: 'Cancel',
  },
);
const ruleText: Record<Language, Record<RetentionRuleId, string>> = {
  zh: { importLines: '导入表格的各行（撤销用）', exportedFiles: '导出的文件', looks: '谁看过谁的完整信息', endedTies: '已解除、未确认的代办关系', endedCases: '已办结事项的查看权限', movedOut: '迁出、去世人员的个人信息' },
  en: { importLines: 'Lines of imports', exportedFiles: 'Exported files', looks: 'Looks at personal data', endedTies: 'Ended ties', endedCases: 'Ended access to cases', movedOut: 'Data of those who left' },
};

/** How long things are kept (保存期限), with a dry run. */
export function RetentionScreen() {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const may = useMay();
  const rules = useQueryOf(listRetention, {});
  const columns: Column<Rule>[] = [
    { id: 'what', title: t.what, cell: (rule) => ruleText[language][rule.id] }, { id: 'days', title: t.days, numeric: true, cell: (rule) => t.daysOf(rule.days) }, { id: 'due', title: t.due, numeric: true, cell: (rule) => t.rows(rule.dueNow) },
    { id: 'last', title: t.last, cell: (rule) => (rule.lastRunAt ? t.lastOf(format.when(rule.lastRunAt), rule.lastDeleted ?? 0) : t.never), narrow: 'hide' },
    { id: 'do', title: t.change, cell: (rule) => may(setRetention) && <span className="staff-row-end"><Change rule={rule} /><RunNow rule={rule} /></span> },
  ];
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={rules}>{({ items }) => <DataTable caption={t.title} columns={columns} rows={items} rowId={(rule) => rule.id} />}</Answer>
    </Page>
  );
}

function Change({ rule }: { rule: Rule }) {
  const t = useWords(words);
  const language = useLanguage();
  const say = useToast();
  const command = useCommand(setRetention);
  const form = useFormOf(setRetention, { preset: { ruleId: rule.id }, initial: { days: rule.days } });
  const submit = async () => {
    const input = form.checked();
    if (!input || !(await command.run(input)).ok) return false;
    say(t.saved);
    return true;
  };
  return (
    <FormDialog text={t.change} title={ruleText[language][rule.id]} look="quiet" submit={t.save} isBusy={command.isBusy} problem={useProblemText(command.problem)} onSubmit={submit} onClose={command.reset}>
      <TextField label={t.newDays} hint={t.atLeast(rule.minimumDays)} type="number" min={rule.minimumDays} {...form.field('days')} onChange={(event) => form.set({ days: Number(event.target.value) })} />
    </FormDialog>
  );
}

function RunNow({ rule }: { rule: Rule }) {
  const t = useWords(words);
  const language = useLanguage();
  const say = useToast();
  const command = useCommand(runRetention);
  const [isOpen, setOpen] = useState(false);
  if (rule.dueNow === 0) return null;
  const goOn = async () => {
    if (!(await command.run({ ruleId: rule.id })).ok) return;
    setOpen(false);
    say(t.ran);
  };
  return (
    <>
      <Button look="quiet" icon="trash" onClick={() => setOpen(true)}>{t.run}</Button>
      <Dialog open={isOpen} title={t.runTitle} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t.cancel}</Button><Button look="danger" busy={command.isBusy} onClick={() => void goOn()}>{t.run}</Button></>}>
        <RunProblem problem={command.problem} />
        <p>{t.runText(ruleText[language][rule.id], rule.dueNow)}</p>
      </Dialog>
    </>
  );
}
const RunProblem = ({ problem }: { problem: unknown }) => <RefusalNotice title={useProblemText(problem)} />;
