import { getUnit } from '@shaodao/contracts/registry/structure';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Tabs } from '@shaodao/ui/tabs';
import '../registry.css';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { AsOfBar } from './as-of-bar.tsx';
import { useAsOf } from './as-of.ts';
import { Chart } from './chart.part.tsx';
import { Coming } from './coming.part.tsx';
import { DivisionPanel } from './division-panel.tsx';
import { TreeSearch } from './search.part.tsx';
import { words } from './structure.words.ts';
import { Tree } from './tree.part.tsx';
import { UnitPanel } from './unit-panel.tsx';

/** The organisation (组织体系) of any day: as a tree with each unit's page beside it, and as a chart. */
export function StructureScreen() {
  const t = useWords(words);
  const asOf = useAsOf();
  const node = asOf.get('node');
  const isUnit = node.includes('-');
  const unit = useQueryOf(getUnit, { unitId: node as never, ...asOf.asked }, { enabled: isUnit });
  const select = (id: string) => asOf.put({ node: id, view: '' });
  const view = asOf.get('view') || 'tree';
  return (
    <Page title={t.title} lead={t.lead} actions={<SheetButtons sheetId="units" filters={{ divisionCode: isUnit ? undefined : node, ...asOf.asked }} />}>
      <AsOfBar asOf={asOf}><TreeSearch asked={asOf.asked} onSelect={select} /></AsOfBar>
      <Tabs label={t.title} current={view} onChange={(id) => asOf.put({ view: id === 'tree' ? '' : id })} tabs={[{ id: 'tree', text: t.tree }, { id: 'chart', text: t.chart }]}>
        {view === 'chart' ? <Chart asOf={asOf} onSelect={select} /> : (
          <div className={node ? 'reg-two reg-chosen' : 'reg-two'}>
            <Card className="reg-tree-card"><Tree asked={asOf.asked} selected={node} opened={unit.data?.path.map((step) => step.id) ?? []} onSelect={select} /></Card>
            <div className="reg-panel">
              {!node ? <><Card><EmptyState title={t.pick}>{t.pickHint}</EmptyState></Card><Coming onShow={(day) => asOf.set(day)} onSelect={select} /></> : isUnit ? <UnitPanel answer={unit} asOf={asOf} onSelect={select} /> : <DivisionPanel code={node} asOf={asOf} onSelect={select} />}
            </div>
          </div>
        )}
      </Tabs>
    </Page>
  );
}
