import { changeDepartment, getDepartment, listDepartmentRows } from '@shaodao/contracts/registry/department';
import type { DepartmentPage } from '@shaodao/contracts/registry/department';
import { listDepartments } from '@shaodao/contracts/registry/division';
import { appointPosting } from '@shaodao/contracts/registry/posting';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card, Facts, ListRow, RowList } from '@shaodao/ui/card';
import { Link } from '@shaodao/ui/link';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { HistoryCard } from '../history-card.tsx';
import { useDepartmentFields } from './department-fields.ts';
import { kindText, words } from './departments.words.ts';

/** One department: duties, contacts, the paired village, whom it has sent. */
export function DepartmentScreen({ departmentId }: { departmentId: string }) {
  const t = useWords(words);
  const department = useQueryOf(getDepartment, { departmentId });
  const found = department.data;
  return (
    <Page title={found?.name ?? t.title} trail={[{ href: '/departments', text: t.title }]} actions={found?.mayChange && <ChangeButton department={found} />}>
      <Answer of={department}>
        {(one) => (
          <div className="sd-split">
            <div className="sd-stack-l"><DepartmentFacts department={one} /><Duties department={one} /></div>
            <div className="sd-stack-l"><Contacts department={one} /><Sent department={one} /><HistoryCard title={t.history} entries={one.history} actionText={t.actions} /></div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function DepartmentFacts({ department }: { department: DepartmentPage }) {
  const t = useWords(words);
  const language = useLanguage();
  return (
    <Card title={t.facts}>
      <Facts facts={[
        { name: t.kind, value: kindText[language][department.kind] }, { name: t.shortName, value: department.shortName }, { name: t.phone, value: department.phone ?? '—' },
        { name: t.paired, value: department.pairing ? <Link href={`/pairings/${department.pairing.id}`}>{department.pairing.villageName}</Link> : '—' },
      ]} />
    </Card>
  );
}

function Duties({ department }: { department: DepartmentPage }) {
  const t = useWords(words);
  const { nameOf } = useKinds();
  return <Card title={t.dutyList}>{department.dutyKindIds.length === 0 ? <p className="sd-muted">{t.noDuties}</p> : <p className="staff-tags">{department.dutyKindIds.map((kind) => <span key={kind}>{nameOf(kind)}</span>)}</p>}</Card>;
}

function Contacts({ department }: { department: DepartmentPage }) {
  const t = useWords(words);
  const format = useFormat();
  const may = useMay();
  const add = may(appointPosting) && department.mayChange && <LinkButton href={`/postings/appoint?kind=departmentLiaison&departmentId=${department.id}`} icon="plus" look="quiet">{t.appoint}</LinkButton>;
  return (
    <Card title={t.contacts} action={add} flush>
      {department.contacts.length === 0 ? <p className="sd-muted staff-card-foot">{t.noLiaison}</p> : <RowList label={t.contacts}>{department.contacts.map((one) => <ListRow key={one.postingId} title={one.name} text={`${one.title} · ${t.since(format.plain(one.startedOn))}`} />)}</RowList>}
    </Card>
  );
}

function Sent({ department }: { department: DepartmentPage }) {
  const t = useWords(words);
  return <Card title={t.sent} flush>{department.sent.length === 0 ? <p className="sd-muted staff-card-foot">{t.noSent}</p> : <RowList label={t.sent}>{department.sent.map((one) => <ListRow key={one.postingId} title={one.name} text={`${one.placeName} ${one.title}`} />)}</RowList>}</Card>;
}

function ChangeButton({ department }: { department: DepartmentPage }) {
  const t = useWords(words);
  const fields = useDepartmentFields();
  const { name, shortName, kind, phone, dutyKindIds } = department;
  return (
    <FormDialogButton operation={changeDepartment} preset={{ departmentId: department.id }} initial={{ name, shortName, kind, dutyKindIds, ...(phone && { phone }) }} version={department.version} fields={fields} text={t.change} title={t.changeTitle} done={t.changeDone} icon="edit"
      alsoRefresh={[listDepartmentRows, listDepartments]} />
  );
}
