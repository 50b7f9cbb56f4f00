import type { Making } from './making.ts';
import { at } from './random.ts';

const kinds = ['demonstration', 'byCategory', 'exchange'] as const;
const families = ['villageCadres', 'serviceStaff', 'partyMembers'] as const;
const topics = ['怎样上门问需求', '怎样照看独自住的老人', '长者食堂怎么办得长久', '陪孩子说话的几个办法', '调解邻里纠纷', '网格走访怎么记', '巡回服务怎么安排', '手机代办常见问题', '防溺水和急救', '乡贤力量怎么联系'];

/** 28 training sessions on serving hollow villages, attended by cadres of the township's villages. */
export function addTraining(making: Making): void {
  const { county } = making;
  const random = making.random('training');
  const townships = county.divisions.filter((division) => division.level === 'township');
  for (let i = 0; i < 28; i++) {
    const township = at(townships, i);
    const id = making.id('trainingSession', i);
    county.trainingSessions.push({ id, family: at(families, Math.floor(i / 3)), kind: at(kinds, i), title: at(topics, i), heldOn: making.daysAgo(8 + i * 12), townshipCode: township.code });
    const isTheirs = (kind: string) => (at(families, Math.floor(i / 3)) === 'serviceStaff' ? kind === 'gridOfficer' : kind.startsWith('village'));
    const cadres = new Set(county.postings.filter((row) => isTheirs(row.kind) && row.divisionCode?.startsWith(township.code)).map((row) => row.personId));
    county.trainingAttendees.push(...random.shuffle([...cadres]).slice(0, random.between(12, 26)).map((personId) => ({ trainingSessionId: id, personId })));
  }
}
