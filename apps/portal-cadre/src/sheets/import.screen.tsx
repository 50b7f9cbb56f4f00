import { applyImport, discardImport, getImport, resumeImport, stopImport, undoImport } from '@shaodao/contracts/registry/import';
import type { ImportView } from '@shaodao/contracts/registry/import';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { Refused } from '@shaodao/portal-kit/api/refused';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Dialog } from '@shaodao/ui/dialog';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { Progress } from '@shaodao/ui/progress';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useState } from 'react';
import { ImportLines } from './import-lines.part.tsx';
import { importStatusText, importStatusTone, words } from './sheets.words.ts';

const WORKING: readonly ImportView['status'][] = ['receiving', 'checking', 'applying', 'undoing'];

/** One import: what it would change, what is wrong with it, how far it is, and the way back. */
export function ImportScreen({ importId }: { importId: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const one = useQueryOf(getImport, { importId: importId as never }, { goesOn: ({ status }) => WORKING.includes(status) });
  return (
    <Page title={one.data ? t.importOf(one.data.sheetTitle) : t.title} trail={[{ href: '/sheets', text: t.title }]}
      lead={one.data && <span className="sd-row"><StatusBadge tone={importStatusTone[one.data.status]}>{importStatusText[language][one.data.status]}</StatusBadge><span>{one.data.fileName}</span></span>}>
      <Answer of={one}>
        {(it) => (
          <div className="sd-stack-l">
            <State it={it} />
            <Figures it={it} />
            {it.ignoredColumns.length > 0 && <Notice title={t.ignored(it.ignoredColumns.join('、'))} />}
            <ImportLines it={it} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Figures({ it: { counts } }: { it: ImportView }) {
  const t = useWords(words);
  const shown = (['new', 'changed', 'unchanged', 'wrong', 'applied', 'skipped', 'undone', 'kept'] as const).filter((name, at) => at < 4 || counts[name] > 0);
  return <KeyFigures label={t.tabs}>{shown.map((name) => <KeyFigure key={name} label={t[name]} value={counts[name]} unit={t.unit} urgent={name === 'wrong' && counts.wrong > 0} />)}</KeyFigures>;
}

/** What is going on, and what may be done now. */
function State({ it }: { it: ImportView }) {
  const t = useWords(words);
  const format = useFormat();
  const { progress: { done, of } } = it;
  switch (it.status) {
    case 'receiving': case 'checking': return <Card><Progress label={t.checking} done={0} of={null} text={it.status === 'checking' ? t.checkedSoFar(done) : undefined} /><Actions it={it} /></Card>;
    case 'failed': return <Notice tone="bad" title={t.failed} action={<LinkButton icon="sync" href={`/sheets/${it.sheetId}/import`}>{t.again2}</LinkButton>}>{it.fault}</Notice>;
    case 'applying': case 'stopped': return <Card><Progress label={it.status === 'applying' ? t.applying : t.stopped} done={done} of={of} text={t.doneOf(done, of ?? done)} /><Actions it={it} /></Card>;
    case 'undoing': return <Card><Progress label={t.undoing} done={done} of={of} text={t.doneOf(done, of ?? done)} /></Card>;
    case 'undone': return it.fault ? <Notice tone="bad" title={t.gaveUp}>{it.fault}</Notice> : null;
    case 'done': return it.undoUntil && it.allowedActions.includes('undo') ? <div className="sd-row"><Undo it={it} /><span className="sd-muted">{t.undoUntil(format.date(it.undoUntil.slice(0, 10)))}</span></div> : null;
    default: return <Actions it={it} />;
  }
}

function Actions({ it }: { it: ImportView }) {
  const t = useWords(words);
  const [apply, discard, stop, resume] = [useCommand(applyImport), useCommand(discardImport), useCommand(stopImport), useCommand(resumeImport)];
  const problem = useProblemText(apply.problem ?? discard.problem ?? stop.problem ?? resume.problem);
  const may = (action: ImportView['allowedActions'][number]) => it.allowedActions.includes(action);
  const { counts, id: importId } = it;
  const good = counts.new + counts.changed;
  const [isAllOrNothing, setAllOrNothing] = useState(false);
  const write = (all: boolean, whose?: 'real' | 'invented') => {
    setAllOrNothing(all);
    void apply.run({ importId, isAllOrNothing: all, ...(whose ? { whose } : {}) });
  };
  const asksWhose = apply.problem instanceof Refused && apply.problem.code === 'import/whose-people';
  return (
    <div className="sd-stack">
      {asksWhose ? (
        <Notice tone="waiting" title={t.whoseTitle}>
          <p>{t.whoseText}</p>
          <div className="sd-row">
            <Button onClick={() => write(isAllOrNothing, 'invented')}>{t.whoseInvented}</Button>
            <Button onClick={() => write(isAllOrNothing, 'real')}>{t.whoseReal}</Button>
          </div>
        </Notice>
      ) : (
        <RefusalNotice title={problem} />
      )}
      {may('apply') && counts.wrong > 0 && <Notice tone="waiting" title={t.wrongFirst(counts.wrong)}>{t.wrongHint}</Notice>}
      {may('apply') && good === 0 && <Notice tone="good" title={t.nothingToDo} />}
      <div className="sd-row">
        {may('apply') && good > 0 && <Button look="primary" icon="check" busy={apply.isBusy} onClick={() => write(false)}>{t.applyGood(good)}</Button>}
        {may('apply') && good > 0 && counts.wrong === 0 && <Button busy={apply.isBusy} onClick={() => write(true)}>{t.applyAll}</Button>}
        {may('stop') && <Button icon="pause" busy={stop.isBusy} onClick={() => void stop.run({ importId })}>{t.stop}</Button>}
        {may('resume') && <Button look="primary" icon="forward" busy={resume.isBusy} onClick={() => void resume.run({ importId })}>{t.resume}</Button>}
        {may('undo') && <Undo it={it} />}
        {may('discard') && <Button look="quiet" icon="close" busy={discard.isBusy} onClick={() => void discard.run({ importId })}>{t.discard}</Button>}
      </div>
    </div>
  );
}

function Undo({ it }: { it: ImportView }) {
  const t = useWords(words);
  const undo = useCommand(undoImport);
  const [isOpen, setOpen] = useState(false);
  const goOn = async () => { if ((await undo.run({ importId: it.id })).ok) setOpen(false); };
  return (
    <>
      <Button icon="back" onClick={() => setOpen(true)}>{t.undo}</Button>
      <Dialog open={isOpen} title={t.undoTitle} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t.cancel}</Button><Button look="danger" busy={undo.isBusy} onClick={() => void goOn()}>{t.undo}</Button></>}>
        <RefusalNotice title={useProblemText(undo.problem)} />
        <p>{t.undoText}</p>
      </Dialog>
    </>
  );
}
