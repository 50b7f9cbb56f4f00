import { getFigures } from '@shaodao/contracts/registry/figures';
import type { FigureId } from '@shaodao/contracts/registry/figures';
import type { OutputOf } from '@shaodao/contracts/kit';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import '../registry.css';
import { percent } from '../areas/outflow.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { AsOfBar } from '../structure/as-of-bar.tsx';
import { useAsOf } from '../structure/as-of.ts';
import { figureText, words } from './figures.words.ts';

/** Which figures stand together. */
const GROUPS = [
  ['places', ['townships', 'villages', 'communities', 'hollowVillages']], ['organisation', ['areas', 'centreVillageCommittees', 'villageParties', 'grids', 'villagerGroups', 'memberHouseholds']], ['people', ['firstSecretaries', 'instructorsAndOfficers', 'pairings', 'trainingSessions', 'socialOrganisations', 'memberHelps']],
] as const satisfies readonly (readonly [string, readonly FigureId[]])[];

/** The county's figures (县情数字) of any day, each opening the rows behind it. */
export function FiguresScreen() {
  const t = useWords(words);
  const asOf = useAsOf();
  const figures = useQueryOf(getFigures, asOf.asked);
  return (
    <Page title={t.title} lead={t.lead} actions={<SheetButtons sheetId="figures" filters={asOf.asked} />}>
      <AsOfBar asOf={asOf} />
      <Answer of={figures}>{(data) => <Shown data={data} query={asOf.isOther ? `?asOf=${asOf.day}` : ''} />}</Answer>
    </Page>
  );
}

function Shown({ data, query }: { data: OutputOf<typeof getFigures>; query: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const countOf = new Map<FigureId, number>(data.items.map((one) => [one.id, one.count]));
  const { population } = data;
  const noteOf = (id: FigureId) => (id === 'hollowVillages' && countOf.get('villages') ? t.hollowShare(percent((countOf.get('hollowVillages') ?? 0) / countOf.get('villages')!)) : undefined);
  return (
    <>
      {GROUPS.map(([group, ids]) => (
        <section key={group} className="sd-stack"><h2>{t[group]}</h2>
          <KeyFigures label={t[group]}>{ids.map((id) => <KeyFigure key={id} label={figureText[language][id]} value={countOf.get(id) ?? 0} href={`/figures/${id}${query}`} note={noteOf(id)} />)}</KeyFigures>
        </section>
      ))}
      <section className="sd-stack"><h2>{t.population}</h2>
        <KeyFigures label={t.population}>
          <KeyFigure label={t.registered} value={population.registered.toLocaleString('zh-CN')} /><KeyFigure label={t.resident} value={population.resident.toLocaleString('zh-CN')} />
          <KeyFigure label={t.outflow} value={population.outflow.toLocaleString('zh-CN')} note={population.registered > 0 ? t.share(percent(population.outflow / population.registered)) : undefined} /><KeyFigure label={t.households} value={population.households.toLocaleString('zh-CN')} />
        </KeyFigures>
      </section>
    </>
  );
}
