import { useState } from 'react';
import { BarList, DistributionBar } from '@shaodao/ui/bar-list';
import { Button, IconButton, LinkButton } from '@shaodao/ui/button';
import { Card, Facts, ListRow, RowList } from '@shaodao/ui/card';
import { csvText, saveCsv } from '@shaodao/ui/csv';
import { DataTable } from '@shaodao/ui/data-table';
import type { Sort } from '@shaodao/ui/data-table';
import { Deadline } from '@shaodao/ui/deadline';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Select } from '@shaodao/ui/field';
import { FilterBar } from '@shaodao/ui/filter-bar';
import { Icon } from '@shaodao/ui/icon';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { KindIcon } from '@shaodao/ui/kind-icon';
import { PrintSheet } from '@shaodao/ui/print-sheet';
import { PageHeader, StaffShell } from '@shaodao/ui/staff-shell';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { SyncStatus } from '@shaodao/ui/sync-status';
import { Tabs } from '@shaodao/ui/tabs';
import { Timeline } from '@shaodao/ui/timeline';
import type { ReactNode } from 'react';
import { nav, needs, steps } from './samples.tsx';

const person = { name: '黄建国', unit: '凤山镇 · 乡镇干部' };

export function Frame({ at, aside, children }: { at: string; aside?: ReactNode; children: ReactNode }) {
  const here = nav.map((group) => ({ ...group, items: group.items.map((item) => ({ ...item, current: item.href === at })) }));
  return (
    <StaffShell product="哨到" place="凤山镇工作台" nav={here} person={person} aside={aside}
      actions={<><SyncStatus pending={3} state="idle" onSend={() => undefined} /><IconButton icon="bell" label="消息" /></>}>
      {children}
    </StaffShell>
  );
}

export function DeskPage() {
  return (
    <Frame at="?page=desk">
      <PageHeader title="黄建国，上午好" lead="11月23日 星期一 · 农历十月十五 · 上洋村逢集" actions={<LinkButton href="?page=case" look="primary" icon="whistle">吹哨</LinkButton>} />
      <KeyFigures label="今天要办">
        <KeyFigure icon="whistle" label="等我到场的哨" value={3} unit="件" note="最近一件还剩 2 小时" href="?page=case" urgent />
        <KeyFigure icon="list" label="待发布的需求" value={12} unit="件" note="其中远程代发 4 件" href="?page=list" />
        <KeyFigure icon="route" label="本周巡回" value={5} unit="个村" note="义诊、理发、维修" href="?page=tours" />
        <KeyFigure icon="done" label="本月办结" value={86} unit="件" note="整改 3 件，全部改好" href="?page=staff-parts" />
      </KeyFigures>
      <div className="sd-split">
        <Card title="先办这几件" action={<LinkButton look="quiet" href="?page=list">全部</LinkButton>} flush>
          <RowList>
            <ListRow href="?page=case" picture={<KindIcon kind="living" />} title="北山村 山路塌方，车进不去" text={<><StatusBadge tone="bad" icon="whistle">紧急哨</StatusBadge><span>交通局牵头，应急局协助</span></>} end={<Deadline state="overdue" span={{ hours: 1, minutes: 20 }} dueText="应于 8:30 到场" />} />
            <ListRow href="?page=case" picture={<KindIcon kind="health" />} title="溪前村 独居老人摔伤后无人护理" text={<><StatusBadge tone="waiting">待报到</StatusBadge><span>民政局牵头</span></>} end={<Deadline state="soon" span={{ hours: 2 }} dueText="今天 12:00 前" />} />
            <ListRow href="?page=case" picture={<KindIcon kind="law" />} title="凤坂村 田界纠纷第二次调解" text={<><StatusBadge tone="info" icon="people">处理中</StatusBadge><span>司法所</span></>} end={<Deadline state="calm" span={{ workingDays: 1, hours: 3 }} dueText="11月24日 17:30 前" />} />
            <ListRow href="?page=list" picture={<KindIcon kind="education" />} title="上洋村 三个孩子要课后辅导" text={<><StatusBadge tone="good">已认领</StatusBadge><span>县教育局 · 返乡学生</span></>} end={<Deadline state="calm" span={{ workingDays: 4 }} />} />
          </RowList>
        </Card>
        <div className="sd-stack-l">
          <Card title="三周没走到的户">
            <RowList>
              <ListRow href="?page=paper" title="北山村 第三网格" text="3 户，最久的 26 天" />
              <ListRow href="?page=paper" title="溪前村 第一网格" text="1 户，22 天" />
            </RowList>
          </Card>
          <Card title="各类需求，本月">
            <BarList caption="本月各类需求件数" nameTitle="类别" valueTitle="件数" bars={[
              { id: '1', name: '生活', value: 64 }, { id: '2', name: '健康', value: 41 }, { id: '3', name: '文化', value: 18 }, { id: '4', name: '法律', value: 9 }, { id: '5', name: '教育', value: 7 },
            ]} />
          </Card>
        </div>
      </div>
    </Frame>
  );
}

const tones = { 待核实: 'waiting', 待发布: 'info', 已认领: 'good', 已安排: 'plain' } as const;

export function ListPage() {
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 'days', direction: 'ascending' });
  const [village, setVillage] = useState('');
  const found = needs.filter((n) => n.title.includes(query) && (village === '' || n.village === village))
    .toSorted((a, b) => (sort.direction === 'ascending' ? 1 : -1) * (sort.column === 'days' ? a.days - b.days : a.title.localeCompare(b.title, 'zh')));
  return (
    <Frame at="?page=list">
      <PageHeader title="需求清单" lead="全镇各村说上来的事，核实后发布，再由部门认领。" actions={<><Button icon="print">打印</Button><Button look="primary" icon="plus">登记需求</Button></>} />
      <FilterBar label="查需求" query={query} onQueryChange={setQuery} placeholder="事由、编号、村名"
        chips={village ? [{ id: 'village', text: village }] : []} onRemove={() => setVillage('')} onClear={() => { setVillage(''); setQuery(''); }}>
        <Select label="村" placeholder="全部村" value={village} onChange={(e) => setVillage(e.target.value)} options={['凤坂村', '上洋村', '北山村', '溪前村'].map((v) => ({ value: v, text: v }))} />
        <Select label="类别" placeholder="全部类别" options={[{ value: '1', text: '生活' }, { value: '2', text: '健康' }]} />
        <Select label="状态" placeholder="全部状态" options={Object.keys(tones).map((s) => ({ value: s, text: s }))} />
      </FilterBar>
      <DataTable caption="需求清单" rows={found} rowId={(n) => n.id} rowHref={(n) => `?page=case&id=${n.id}`} sort={sort} onSort={setSort} total={village || query ? found.length : 128}
        onMore={village || query ? undefined : () => undefined} onExport={() => saveCsv('需求清单.csv', csvText(['编号', '事由', '村'], found.map((n) => [n.number, n.title, n.village])))}
        empty={<EmptyState scene="search" title="没有找到" action={<Button onClick={() => { setVillage(''); setQuery(''); }}>清除条件</Button>}>换个词，或者少选一个条件。</EmptyState>}
        columns={[
          { id: 'title', title: '事由', sortable: true, cell: (n) => n.title },
          { id: 'number', title: '编号', narrow: 'hide', cell: (n) => <span className="sd-muted">{n.number}</span> },
          { id: 'village', title: '村', cell: (n) => n.village },
          { id: 'kind', title: '类别', cell: (n) => n.kind },
          { id: 'from', title: '来自', narrow: 'hide', cell: (n) => n.from },
          { id: 'state', title: '状态', cell: (n) => <StatusBadge tone={tones[n.state]}>{n.state}</StatusBadge> },
          { id: 'on', title: '提出', narrow: 'hide', cell: (n) => n.on },
          { id: 'days', title: '已过天数', sortable: true, numeric: true, cell: (n) => n.days },
        ]} />
    </Frame>
  );
}

export function CasePage() {
  const [tab, setTab] = useState('work');
  return (
    <Frame at="?page=case" aside={<>
      <Card title="时限" level={2}>
        <div className="sd-stack"><Deadline state="soon" span={{ hours: 2 }} dueText="到场：今天 12:00 前" /><Deadline state="calm" span={{ workingDays: 5 }} dueText="办结：11月30日前" /></div>
      </Card>
      <Card title="部门得分分布"><DistributionBar caption="办理质量" counts={{ 5: 21, 4: 9, 3: 3, 2: 1, 1: 0 }} /></Card>
    </>}>
      <PageHeader trail={[{ href: '?page=desk', text: '今日' }, { href: '?page=list', text: '吹哨报到' }]} title="溪前村 独居老人摔伤后无人护理" lead="SD-2026-000047 · 溪前村党支部吹哨 · 今天 10:02"
        actions={<><Button icon="person">转派人员</Button><Button look="primary" icon="map">报到</Button></>} />
      <Card><Facts facts={[
        { name: '状态', value: <StatusBadge tone="waiting">待报到</StatusBadge> }, { name: '牵头', value: '县民政局' }, { name: '协助', value: '县医院、残联' },
        { name: '吹哨人', value: '林秀英（村支书）' }, { name: '电话', value: <span className="sd-row">138****5678 <Button look="quiet" icon="eye">看全号</Button></span> }, { name: '类别', value: '健康 · 居家护理' },
      ]} /></Card>
      <Tabs label="这件事" current={tab} onChange={setTab} tabs={[{ id: 'work', text: '经过' }, { id: 'tasks', text: '任务', count: 2 }, { id: 'papers', text: '材料' }]}>
        {tab === 'work' && <Card><Timeline label="办理经过" steps={steps} /></Card>}
        {tab === 'tasks' && <Card flush><RowList><ListRow title="联系护理员上门" text="县民政局 · 今天" end={<StatusBadge tone="waiting">未做</StatusBadge>} /><ListRow title="评估伤情" text="县医院 · 明天" end={<StatusBadge tone="waiting">未做</StatusBadge>} /></RowList></Card>}
        {tab === 'papers' && <EmptyState title="还没有材料" action={<Button icon="plus">添加</Button>}>照片、记录、协议都可以放在这里。</EmptyState>}
      </Tabs>
    </Frame>
  );
}

export function PaperPage() {
  return (
    <Frame at="?page=paper">
      <PrintSheet title="敲门走访单 · 北山村第三网格" lead="网格员 黄建国 · 2026年第48周" foot="填好后拍照上传，或回村部补录。">
        <table className="sd-sheet-table">
          <thead><tr><th scope="col">户</th><th scope="col">上次</th><th scope="col">都好</th><th scope="col">需要</th></tr></thead>
          <tbody>{['陈家', '林家', '黄家', '郑家'].map((name, at) => <tr key={name}><th scope="row">{name}</th><td>{26 - at * 5} 天前</td><td><Icon name="stop" label="方框" /></td><td /></tr>)}</tbody>
        </table>
      </PrintSheet>
    </Frame>
  );
}
