import { whistleStories, type WhistleStory } from './data/whistle-stories.ts';
import { dayOf } from './days.ts';
import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import { townshipCadre } from './need-path.ts';
import type { Whistle } from './rows/whistles.ts';

/** Three whistles: one just blown, one being worked off, one closed with every department rated. */
export function addWhistles(making: Making): void {
  const random = making.random('whistles');
  const villages = making.county.divisionFigures.filter(isHollow).map((place) => place.divisionCode);
  whistleStories.forEach((story, i) => {
    const others = villages.filter((code) => !code.startsWith(making.county.stage.townshipCode));
    addWhistle(making, story, i, story.here ? making.county.stage.villageCode : random.pick(others));
  });
}

/** Minutes since midnight of the blow; each later step follows on the same or a later day. */
function addWhistle(making: Making, story: WhistleStory, index: number, villageCode: string): void {
  const { county } = making;
  const daysAgo = { blown: 0, handling: 5, resolved: 9, closed: 26 }[story.state];
  const blownAt = story.state === 'blown' ? making.momentAgo(1, 16 * 60 + 20) : making.momentAgo(daysAgo, 9 * 60 + 10);
  const isDone = story.state === 'closed' || story.state === 'resolved';
  const id = making.id('whistle', index, blownAt);
  const blownByPersonId = townshipCadre(making, villageCode);
  const whistle: Whistle = {
    id, number: `CS-${dayOf(blownAt).slice(0, 4)}-${String(11 + index).padStart(6, '0')}`, state: story.state, ground: story.ground,
    title: story.title, detail: story.detail, urgency: story.urgency, townshipCode: villageCode.slice(0, 9), villageCode, blownByPersonId, blownAt,
    resolvedAt: isDone ? making.momentAgo(daysAgo - 2, 17 * 60) : null, resolution: isDone ? story.resolution : null,
    closedAt: story.state === 'closed' ? making.momentAgo(daysAgo - 3, 10 * 60) : null,
  };
  county.whistles.push(whistle);
  story.departments.forEach((shortName, i) => addAssignment(making, whistle, shortName, i, story.tasks[i] ?? ''));
}

function addAssignment(making: Making, whistle: Whistle, shortName: string, place: number, task: string): void {
  const { county } = making;
  const department = county.departments.find((row) => row.shortName === shortName);
  const liaison = county.postings.find((row) => row.kind === 'departmentLiaison' && row.departmentId === department?.id);
  if (!department || !liaison) throw new Error(`whistle "${whistle.title}" calls ${shortName}, which has no liaison`);
  const later = (minutes: number) => new Date(Date.parse(whistle.blownAt) + minutes * 60_000).toISOString();
  const hasReported = whistle.state !== 'blown';
  const id = making.id('whistleAssignment', `${whistle.id}/${department.id}`, whistle.blownAt);
  county.whistleAssignments.push({
    id, whistleId: whistle.id, departmentId: department.id, part: place === 0 ? 'lead' : 'assist',
    answeredAt: hasReported ? later(12 + place * 9) : null, arrivedAt: hasReported ? later(95 + place * 40) : null,
    reportedByPersonId: hasReported ? liaison.personId : null,
  });
  county.whistleTasks.push({
    id: making.id('whistleTask', id), whistleAssignmentId: id, title: task,
    doneAt: whistle.resolvedAt ?? (whistle.state === 'handling' && place === 0 ? later(26 * 60) : null),
  });
  if (whistle.closedAt === null) return;
  county.whistleRatings.push({
    id: making.id('whistleRating', id, whistle.closedAt), whistleAssignmentId: id, byPersonId: whistle.blownByPersonId,
    responseSpeed: 5 - (place % 2), handlingQuality: 5, comment: place === 0 ? '来得快，车和人都到位' : '安排得周到，老人吃住都好', ratedAt: whistle.closedAt,
  });
}
