import { checkAreas, getAreaMap, proposeTownshipAreas } from '@shaodao/contracts/registry/area';
import type { VillageOnMap } from '@shaodao/contracts/registry/area';
import type { OutputOf } from '@shaodao/contracts/kit';
import { Answer } from '@shaodao/portal-kit/answer';
import { useClient } from '@shaodao/portal-kit/api/context';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { problemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Notice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useMemo, useState } from 'react';
import '../registry.css';
import { AreaBoard } from './area-board.tsx';
import { words } from './areas.words.ts';
import { asText, differs, draftsOfProposal, draftsOfToday, moved } from './arrangement.ts';
import type { Draft } from './arrangement.ts';
import { ConfirmAreas } from './confirm-areas.tsx';
import { MapCard } from './map-card.tsx';

/** The organiser arranges a township's areas: from today's or from a proposal, on the map, by dragging, or with the keyboard. */
export function ArrangeScreen({ townshipCode }: { townshipCode: string }) {
  const t = useWords(words);
  const map = useQueryOf(getAreaMap, {}, { staleTime: Infinity });
  const name = map.data?.villages.find((v) => v.townshipCode === townshipCode)?.townshipName ?? '';
  return (
    <Page title={t.arrangeOf(name)} lead={t.drag} trail={[{ href: `/areas?township=${townshipCode}`, text: t.title }]}>
      <Answer of={map}>{(all) => (all.mayArrange.includes(townshipCode as never) ? <Arranging key={all.areas.map((a) => a.id).join()} map={all} townshipCode={townshipCode} /> : <EmptyState scene="lost" title={t.notYours} />)}</Answer>
    </Page>
  );
}

function Arranging({ map, townshipCode }: { map: OutputOf<typeof getAreaMap>; townshipCode: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const client = useClient();
  const say = useToast();
  const today = useMemo(() => draftsOfToday(map, townshipCode), [map, townshipCode]);
  const [drafts, setDrafts] = useState<readonly Draft[]>(today);
  const [proposal, setProposal] = useState<OutputOf<typeof proposeTownshipAreas> | 'asked'>();
  const villages = useMemo(() => new Map<string, VillageOnMap>(map.villages.map((v) => [v.code, v])), [map]);
  const check = useQueryOf(checkAreas, { townshipCode, areas: asText(drafts) });
  const named = useMemo(() => new Set(drafts.flatMap((d) => d.villageCodes)), [drafts]);
  const own = new Set(today.map((d) => d.areaId));
  const ours = map.villages.filter((v) => v.isHollow && !named.has(v.code) && v.townshipCode === townshipCode && (v.areaId === null || own.has(v.areaId)));
  const shown = useMemo(() => map.villages.filter((v) => v.townshipCode === townshipCode || named.has(v.code)), [map, townshipCode, named]);
  const nameOf = (code: string) => villages.get(code)?.name ?? code;
  const move = (code: string, to: string | null) => {
    const village = villages.get(code);
    if (!village || !village.isHollow || drafts.find((d) => d.key === to)?.villageCodes.includes(village.code)) return;
    setDrafts(moved(drafts, village, to));
    say(t.moved(village.name, to === null ? t.unplaced : (drafts.find((d) => d.key === to)?.name ?? t.newArea)));
  };
  const propose = async () => {
    setProposal('asked');
    try {
      const answer = await client.ask(proposeTownshipAreas, { townshipCode });
      setProposal(answer);
      setDrafts(draftsOfProposal(answer.areas, today));
    } catch (error) {
      setProposal(undefined);
      const text = problemText(error, language);
      if (text === undefined) throw error;
      say(text, 'bad');
    }
  };
  const faults = check.data?.faults ?? [];
  const wrong = faults.map((f) => f.index).join();
  // Drawn anew only when something on the map has changed.
  const groups = useMemo(() => drafts.map((d, i) => ({ key: d.key, name: d.name, label: d.name, villageCodes: d.villageCodes, isWrong: wrong.split(',').includes(String(i)) })), [drafts, wrong]);
  return (
    <>
      <div className="sd-row">
        <Button icon="wish" busy={proposal === 'asked'} onClick={() => void propose()}>{t.propose}</Button>
        <Button look="quiet" icon="sync" onClick={() => { setDrafts(today); setProposal(undefined); }}>{t.reset}</Button>
        <span className="staff-push" />
        <p role="status" className="sd-muted">{check.isPending ? t.checking : faults.length > 0 ? t.faults(faults.length) : t.ok} · {differs(drafts, today) ? t.changes : t.same}</p>
        <ConfirmAreas townshipCode={townshipCode} drafts={drafts} villages={villages} mayConfirm={faults.length === 0 && !check.isPending && differs(drafts, today)} />
      </div>
      {proposal !== undefined && proposal !== 'asked' && (
        <Notice tone={proposal.leftOut.length > 0 ? 'waiting' : 'good'} title={t.proposed(proposal.areas.length, proposal.seconds)}>
          {proposal.leftOut.length > 0 && <p>{t.leftOut(proposal.leftOut.map(nameOf).join('、'))}</p>}{!proposal.isOptimal && <p>{t.notBest}</p>}
        </Notice>
      )}
      <div className="reg-map-and-table reg-arrange">
        <MapCard areInvented={map.arePositionsInvented} villages={shown} groups={groups} threshold={map.threshold} onMove={move} />
        <AreaBoard drafts={drafts} unplaced={ours} outside={map.villages.filter((v) => v.isHollow && v.townshipCode !== townshipCode && v.areaId === null && !named.has(v.code))} villages={villages} townshipCode={townshipCode} faults={faults}
          terms={proposal !== undefined && proposal !== 'asked' ? proposal.areas : []} onMove={move} onChange={(key, change) => setDrafts(drafts.map((d) => (d.key === key ? { ...d, ...change } : d)))} />
      </div>
    </>
  );
}
