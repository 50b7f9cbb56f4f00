import type { OutputOf } from '@shaodao/contracts/kit';
import type { HouseholdFile } from '@shaodao/contracts/registry/household';
import { getSubtree, placeHousehold } from '@shaodao/contracts/registry/structure';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card, Facts } from '@shaodao/ui/card';
import { Select } from '@shaodao/ui/field';
import { Notice } from '@shaodao/ui/notice';
import { ChangeButton, type FormOf } from '../structure/change-dialog.tsx';
import { Coming } from '../structure/coming.part.tsx';
import { words } from './households.words.ts';

/** Where the household belongs, with what is to come of it; who keeps the village's groups puts it into another, today or on a day to come. */
export function HouseholdPlace({ house }: { house: HouseholdFile }) {
  const t = useWords(words);
  const today = dayOf(useNow());
  const mayPlace = house.partyId !== null && house.allowedActions.includes('place');
  return (
    <>
      <Card title={t.belongs} action={mayPlace && (
        <ChangeButton operation={placeHousehold} today={today} mayWait preset={{ householdId: house.id }} text={house.groupName ? t.placeIn : t.placeFirst} look="quiet" alsoRefresh={[{ subject: 'registry.unit' }]}>
          {(form) => <PlaceFields house={house} form={form} />}
        </ChangeButton>
      )}>
        <Facts facts={[{ name: t.number, value: house.number }, { name: t.place, value: [house.villageName, house.gridName, house.groupName].filter(Boolean).join(' · ') }]} />
      </Card>
      {mayPlace && <Coming about={house.id} />}
    </>
  );
}

/** The village's groups, and the member households of the one that is chosen. */
function PlaceFields({ house, form }: { house: HouseholdFile; form: FormOf<typeof placeHousehold> }) {
  const tree = useQueryOf(getSubtree, { rootId: house.partyId! }); // who may place sees the button only where there is one
  return <Answer of={tree}>{({ items }) => <GroupFields nodes={items} form={form} />}</Answer>;
}
function GroupFields({ nodes, form }: { nodes: OutputOf<typeof getSubtree>['items']; form: FormOf<typeof placeHousehold> }) {
  const t = useWords(words);
  const nameOf = new Map(nodes.map((node) => [node.id, node.name]));
  const groups = nodes.filter((node) => node.kind === 'villagerGroup');
  const groupId = form.values.groupId ?? '';
  const members = nodes.filter((node) => node.kind === 'memberHousehold' && node.parentId === groupId);
  if (groups.length === 0) return <Notice tone="info" title={t.noGroups} />;
  return (
    <>
      <Select label={t.group} value={groupId} error={form.errorOf('groupId')} onChange={(event) => form.set({ groupId: event.target.value as never, memberHouseholdId: null })}
        options={groups.map((node) => ({ value: node.id, text: `${node.name}（${nameOf.get(node.parentId ?? '') ?? ''}）` }))} />
      {members.length > 0 && <Select label={t.memberHousehold} placeholder={t.noMemberHousehold} required={false} value={form.values.memberHouseholdId ?? ''} onChange={(event) => form.set({ memberHouseholdId: (event.target.value || null) as never })} options={members.map((node) => ({ value: node.id, text: node.name }))} />}
    </>
  );
}
