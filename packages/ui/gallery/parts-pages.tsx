import { useState } from 'react';
import { BarList, DistributionBar } from '@shaodao/ui/bar-list';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { Button, IconButton, LinkButton } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { Checkbox, CheckboxGroup, RadioGroup } from '@shaodao/ui/choice';
import { DataTable } from '@shaodao/ui/data-table';
import { Deadline } from '@shaodao/ui/deadline';
import { Dialog } from '@shaodao/ui/dialog';
import { ContrastSwitch, SizeSwitch } from '@shaodao/ui/display-switch';
import { EmptyState } from '@shaodao/ui/empty-state';
import { DateField, Select, TextArea, TextField, TimeField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { Icon, iconNames } from '@shaodao/ui/icon';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { KindIcon, pictureKinds } from '@shaodao/ui/kind-icon';
import { Logo } from '@shaodao/ui/logo';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import type { Tone } from '@shaodao/ui/notice';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { PhotoInput } from '@shaodao/ui/photo-input';
import type { Photo } from '@shaodao/ui/photo-input';
import { RatingInput, RatingShown } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { PageHeader } from '@shaodao/ui/staff-shell';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { SyncStatus } from '@shaodao/ui/sync-status';
import { Tabs } from '@shaodao/ui/tabs';
import { Timeline } from '@shaodao/ui/timeline';
import { useToast } from '@shaodao/ui/toast';
import { cadre, steps } from './samples.tsx';
import { Frame } from './staff-pages.tsx';

const tones: [Tone, string][] = [['good', '办好了'], ['info', '处理中'], ['waiting', '等待'], ['bad', '超时'], ['plain', '已结']];

function Controls() {
  const [open, setOpen] = useState(false);
  const [pick, setPick] = useState<string>();
  const [many, setMany] = useState(['1']);
  const [level, setLevel] = useState<Level>();
  const [photos, setPhotos] = useState<Photo[]>([]);
  const say = useToast();
  const options = [{ value: '1', text: '上午', hint: '8 点到 11 点半' }, { value: '2', text: '下午' }];
  return (
    <>
      <Card title="按钮">
        <div className="sd-row">
          <Button look="primary" onClick={() => say('已经交给村干部了')}>交上去</Button><Button onClick={() => setOpen(true)}>打开对话框</Button><Button look="quiet">算了</Button>
          <Button look="danger" icon="trash">删掉</Button><Button look="primary" busy>保存</Button><Button disabled>不能点</Button><LinkButton href="?page=index" icon="home">目录</LinkButton><IconButton icon="bell" label="消息" />
        </div>
      </Card>
      <Dialog open={open} title="真的不办了吗？" onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>再想想</Button><Button look="danger" onClick={() => setOpen(false)}>不办了</Button></>}>
        <p>撤回以后，村干部就不再跟进这件事。以后还可以重新说。</p>
      </Dialog>
      <Card title="填写">
        <FormErrors errors={[{ fieldId: 'name', text: '请写上姓名' }]} />
        <TextField id="name" label="姓名" hint="身份证上的名字" error="请写上姓名" />
        <TextArea label="什么事" required={false} placeholder="几个字也行" />
        <Select label="哪个村" options={[{ value: '1', text: '凤坂村' }, { value: '2', text: '上洋村' }]} />
        <DateField label="哪天" /><TimeField label="几点" />
        <RadioGroup legend="什么时候方便" options={options} value={pick} onChange={setPick} />
        <CheckboxGroup legend="可以帮什么" options={options} values={many} onChange={setMany} inline />
        <Checkbox label="我同意村干部看到我的电话" hint="只给办这件事的人看" />
        <RatingInput legend="办得怎么样" value={level} onChange={setLevel} />
        <PhotoInput label="照片" photos={photos} onChange={setPhotos} />
      </Card>
      <Card title="显示"><SizeSwitch /><ContrastSwitch /></Card>
    </>
  );
}

function Messages() {
  return (
    <>
      <Card title="提示">
        {tones.map(([tone, text]) => <Notice key={tone} tone={tone} title={text}>这里再说一句该怎么做。</Notice>)}
        <RefusalNotice title="这件事已经有部门认领了" action={<Button icon="sync">看最新的</Button>}>请换一件，或与认领部门一起办。</RefusalNotice>
        <div className="sd-row">{tones.map(([tone, text]) => <StatusBadge key={tone} tone={tone}>{text}</StatusBadge>)}</div>
      </Card>
      <Card title="时间">
        <div className="sd-row">
          <Deadline state="calm" span={{ workingDays: 1, hours: 3 }} dueText="11月24日 17:30 前" /><Deadline state="soon" span={{ hours: 2 }} /><Deadline state="overdue" span={{ hours: 1, minutes: 20 }} /><Deadline state="paused" span={{ workingDays: 2 }} dueText="等村民回话，暂停计时" />
        </div>
        <Timeline label="经过" steps={steps} />
      </Card>
      <Card title="上传"><div className="sd-row"><SyncStatus pending={3} state="idle" onSend={() => undefined} /><SyncStatus pending={3} state="sending" /><SyncStatus pending={0} state="offline" /><SyncStatus pending={0} state="idle" /></div></Card>
      <Card title="空"><EmptyState title="还没有要办的事" action={<LinkButton look="primary" href="?page=ask">我有事要说</LinkButton>}>有什么难处，随时说。</EmptyState></Card>
      <Card title="其余的空"><div className="sd-grid"><EmptyState scene="done" title="都办完了" /><EmptyState scene="search" title="没有找到" /><EmptyState scene="offline" title="没有网络" /><EmptyState scene="lost" title="没有这一页" /></div></Card>
      <Card title="正在取"><SkeletonLines lines={3} /></Card>
    </>
  );
}

function Pictures() {
  return (
    <>
      <Card title="标志"><Logo place="罗源县" /></Card>
      <Card title="五类"><div className="sd-row">{pictureKinds.map((kind) => <KindIcon key={kind} kind={kind} />)}</div></Card>
      <Card title="图标"><div className="sd-row">{iconNames.map((name) => <Icon key={name} name={name} />)}</div></Card>
      <Card title="评价"><div className="sd-row">{([5, 4, 3, 2, 1] as const).map((level) => <RatingShown key={level} level={level} />)}</div></Card>
    </>
  );
}

export function VillagerPartsPage() {
  return (
    <PhoneShell title="全部部件" backHref="?page=index" cadre={cadre}>
      <BigChoices label="样子"><BigChoice href="?page=home" text="看日历" hint="谁来、哪天来" picture={<KindIcon kind="culture" />} /><BigChoice text="送药" onChoose={() => undefined} chosen picture={<KindIcon kind="health" />} /></BigChoices>
      <Controls /><Messages /><Pictures />
      <Card title="行"><RowList><ListRow href="?page=matter" title="家里电饭锅坏了" text="师傅明天来" /><ListRow title="不能点的一行" end={<StatusBadge tone="good">办好了</StatusBadge>} /></RowList></Card>
    </PhoneShell>
  );
}

function Numbers() {
  const [tab, setTab] = useState('a');
  const columns = [{ id: 'name', title: '村', cell: (row: string) => row }, { id: 'n', title: '件数', numeric: true, cell: () => 3 }];
  return (
    <>
      <KeyFigures label="数字"><KeyFigure label="吹哨" value="1,204" unit="件" icon="whistle" note="比上月多 12 件" /><KeyFigure label="超时" value={2} unit="件" icon="alert" urgent href="?page=list" /></KeyFigures>
      <Card title="条形"><BarList caption="各村件数" showCaption nameTitle="村" valueTitle="件数" bars={[{ id: '1', name: '凤坂村', value: 12, text: '12 件', href: '?page=list' }, { id: '2', name: '上洋村', value: 0 }]} /></Card>
      <Card title="评价分布"><DistributionBar caption="响应速度" counts={{ 5: 40, 4: 22, 3: 8, 2: 3, 1: 2 }} /><DistributionBar caption="还没有评价" counts={{ 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 }} /></Card>
      <Tabs label="表" tabs={[{ id: 'a', text: '正在取' }, { id: 'b', text: '取不到' }, { id: 'c', text: '没有', count: 0 }]} current={tab} onChange={setTab}>
        <DataTable caption="各村" columns={columns} rows={[]} rowId={(row) => row} state={tab === 'a' ? 'loading' : tab === 'b' ? 'failed' : 'ready'} failure="网络断了，没有取到" onRetry={() => setTab('a')} empty={<EmptyState title="还没有记录" />} />
      </Tabs>
    </>
  );
}

export function StaffPartsPage() {
  return <Frame at="?page=staff-parts"><PageHeader title="全部部件" /><Numbers /><Controls /><Messages /><Pictures /></Frame>;
}
