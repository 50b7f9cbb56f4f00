import { useState } from 'react';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { RadioGroup } from '@shaodao/ui/choice';
import { DateField, TextArea, TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { Icon } from '@shaodao/ui/icon';
import { VillageScene } from '@shaodao/ui/illustration';
import { KindIcon } from '@shaodao/ui/kind-icon';
import { Notice } from '@shaodao/ui/notice';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { PhotoInput } from '@shaodao/ui/photo-input';
import type { Photo } from '@shaodao/ui/photo-input';
import { RatingInput } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { StepHeader } from '@shaodao/ui/step-header';
import { Timeline } from '@shaodao/ui/timeline';
import { cadre, steps } from './samples.tsx';

const kinds = [
  { kind: 'health', text: '看病养老', hint: '义诊、送药、护理' },
  { kind: 'living', text: '生活琐事', hint: '理发、修电器、水电' },
  { kind: 'law', text: '法律调解', hint: '纠纷、合同、政策' },
  { kind: 'education', text: '孩子读书', hint: '辅导、谈心、助学' },
  { kind: 'culture', text: '文化活动', hint: '看戏、节日、讲座' },
] as const;

export function HomePage() {
  return (
    <PhoneShell title="首页" place="凤坂村" cadre={cadre} actions={<LinkButton href="?page=parts" look="quiet" icon="person">我的</LinkButton>}
      hero={<div className="sd-hero"><div className="sd-hero-words"><p>陈阿婆，您好</p><p>明天上午 9 点，医生到村里来</p></div><VillageScene /></div>}>
      <LinkButton href="?page=ask" look="primary" icon="chat" wide>我有事要说</LinkButton>
      <Card title="要办的事">
        <RowList>
          <ListRow href="?page=matter" title="家里电饭锅坏了" picture={<KindIcon kind="living" />} text={<StatusBadge tone="waiting" icon="route">师傅明天来</StatusBadge>} />
          <ListRow href="?page=rate" title="血压药快吃完了" picture={<KindIcon kind="health" />} text={<StatusBadge tone="good">办好了，请评一评</StatusBadge>} />
        </RowList>
      </Card>
      <Card title="这几天村里有什么">
        <RowList>
          <ListRow href="?page=parts" title="11月24日 星期二" text="义诊、理发 · 村部门口" picture={<Icon name="calendar" />} />
          <ListRow href="?page=parts" title="长者食堂开饭" text="每天 11 点半" picture={<Icon name="bowl" />} />
        </RowList>
      </Card>
      <BigChoices label="还可以">
        <BigChoice href="?page=parts" text="微心愿" hint="许个小愿望" picture={<Icon name="wish" className="sd-kind" />} />
        <BigChoice href="?page=parts" text="服务日历" hint="谁来、哪天来" picture={<Icon name="calendar" className="sd-kind" />} />
      </BigChoices>
    </PhoneShell>
  );
}

export function AskPage() {
  const [chosen, setChosen] = useState<string>('health');
  return (
    <PhoneShell title="我有事要说" backHref="?page=home" cadre={cadre}>
      <StepHeader now={1} all={3} title="您要办哪一类事？" hint="点一下就行，选错了可以改。" />
      <BigChoices label="哪一类事">
        {kinds.map((k) => <BigChoice key={k.kind} text={k.text} hint={k.hint} picture={<KindIcon kind={k.kind} />} chosen={chosen === k.kind} onChoose={() => setChosen(k.kind)} />)}
        <BigChoice text="说不清" hint="请村干部打给我" picture={<Icon name="phone" className="sd-kind" />} chosen={chosen === 'call'} onChoose={() => setChosen('call')} />
      </BigChoices>
      <Button look="primary" wide>下一步</Button>
    </PhoneShell>
  );
}

export function WritePage() {
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [who, setWho] = useState<string>();
  const [tried, setTried] = useState(false);
  const errors = tried && !who ? [{ fieldId: 'who', text: '请选这件事是谁的' }] : [];
  return (
    <PhoneShell title="我有事要说" backHref="?page=ask" cadre={cadre}>
      <StepHeader now={2} all={3} title="说说是什么事" />
      <FormErrors errors={errors} />
      <TextArea label="什么事" hint="像平时说话一样写，几个字也行。" rows={3} defaultValue="电饭锅坏了，煮不了饭" />
      <RadioGroup id="who" legend="这件事是谁的？" options={[{ value: 'me', text: '我自己的' }, { value: 'other', text: '替家里人说' }]} value={who} onChange={setWho} error={errors[0]?.text} />
      <DateField label="哪天方便" required={false} />
      <TextField label="联系电话" type="tel" inputMode="tel" autoComplete="tel" required={false} />
      <PhotoInput label="拍张照片（可不拍）" hint="最多 3 张" photos={photos} onChange={setPhotos} />
      <Button look="primary" icon="send" wide onClick={() => setTried(true)}>交给村干部</Button>
    </PhoneShell>
  );
}

export function MatterPage() {
  return (
    <PhoneShell title="家里电饭锅坏了" backHref="?page=home" cadre={cadre}>
      <Notice tone="waiting" title="师傅明天上午来您家">县供电公司 王师傅，11月24日 9 点到 11 点</Notice>
      <Card title="办到哪一步了"><Timeline label="办理经过" steps={steps} /></Card>
      <div className="sd-stack">
        <Button icon="edit" wide>我要补充几句</Button>
        <Button look="danger" wide>这件事不办了</Button>
      </div>
      <p className="sd-muted">编号 XQ-2026-000123</p>
    </PhoneShell>
  );
}

export function RatePage() {
  const [level, setLevel] = useState<Level | undefined>(5);
  return (
    <PhoneShell title="评一评" backHref="?page=home" cadre={cadre}>
      <Notice tone="good" title="送药的事办好了">县医院 刘护士，11月22日送到家</Notice>
      <RatingInput legend="这件事办得怎么样？" value={level} onChange={setLevel} />
      <TextArea label="还想说什么" rows={2} required={false} />
      <Button look="primary" wide>交上去</Button>
    </PhoneShell>
  );
}
