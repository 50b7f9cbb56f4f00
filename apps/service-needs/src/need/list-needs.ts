import { Controller, Inject } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listClaimableNeeds, listClaimedNeeds } from '@shaodao/contracts/needs/claim';
import { countNeeds, listMyNeeds, listNeeds, listSimilarNeeds, openNeed, type NeedRow } from '@shaodao/contracts/needs/need';
import { NeedStatus, type NeedOrder } from '@shaodao/contracts/needs/need.vocabulary';
import { refuse } from '@shaodao/contracts/kit';
import { isInForce } from '@shaodao/domain/access';
import { ASKED_FOR_ONESELF } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf, type SortValue } from '@shaodao/service-kit/paging';
import { bigrams } from '@shaodao/service-kit/search';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { z } from 'zod';
import type { NeedsTables, NeedTable } from '../tables.ts';
import { NAMES, needRow, needs, type Names } from './need.view.ts';

/** The places that the actor answers for; what is theirs for other reasons is in another list (domain §9: "mine"). */
const ANSWERED_FOR = sql<boolean>`(n.village_code ^@ any ((select shaodao.divisions())::text[]) or n.grid_id = any ((select shaodao.grids())::uuid[]))`;
const OPEN: readonly NeedStatus[] = ['submitted', 'verified', 'published', 'claimed', 'scheduled', 'served', 'reopened'];

/** So many pairs of characters in common make two needs of one category look alike. */
const SHARED_PAIRS = 3;

/** How a list is sorted: columns, each with the value that a cursor keeps of it. */
interface Order {
  readonly by: RawBuilder<unknown>;
  readonly shape: readonly SortValue[];
  readonly after: (cursor: (string | number)[]) => RawBuilder<boolean>;
  readonly key: (need: NeedTable) => (string | number)[];
}
const NEWEST_FIRST: Order = {
  by: sql`n.submitted_at desc, n.id desc`, shape: ['instant', 'uuid'],
  after: ([at, id]) => sql`(n.submitted_at, n.id) < (${at}::timestamptz, ${id}::uuid)`,
  key: (need) => [need.submittedAt.toISOString(), need.id],
};
const MOST_URGENT_FIRST: Order = {
  by: sql`n.urgency desc, n.published_at, n.id`, shape: ['integer', 'instant', 'uuid'],
  after: ([urgency, at, id]) => sql`(-n.urgency, n.published_at, n.id) > (${-Number(urgency)}, ${at}::timestamptz, ${id}::uuid)`,
  key: (need) => [need.urgency, need.publishedAt!.toISOString(), need.id],
};
const LAST_CHANGED_FIRST: Order = {
  by: sql`n.updated_at desc, n.id desc`, shape: ['instant', 'uuid'],
  after: ([at, id]) => sql`(n.updated_at, n.id) < (${at}::timestamptz, ${id}::uuid)`,
  key: (need) => [need.updatedAt.toISOString(), need.id],
};
const byUrgency = (direction: 'desc' | 'asc'): Order => ({
  by: direction === 'desc' ? sql`n.urgency desc, n.submitted_at desc, n.id desc` : sql`n.urgency, n.submitted_at, n.id`, shape: ['integer', 'instant', 'uuid'],
  after: ([urgency, at, id]) => sql`(n.urgency, n.submitted_at, n.id) ${sql.raw(direction === 'desc' ? '<' : '>')} (${urgency}::int, ${at}::timestamptz, ${id}::uuid)`,
  key: (need) => [need.urgency, need.submittedAt.toISOString(), need.id],
});
/** The orders that the needs list offers. */
const LISTED: Readonly<Record<NeedOrder, Order>> = {
  newest: NEWEST_FIRST,
  oldest: {
    by: sql`n.submitted_at, n.id`, shape: ['instant', 'uuid'],
    after: ([at, id]) => sql`(n.submitted_at, n.id) > (${at}::timestamptz, ${id}::uuid)`,
    key: NEWEST_FIRST.key,
  },
  mostUrgent: byUrgency('desc'),
  leastUrgent: byUrgency('asc'),
};

const containsWord = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
/** Needs that contain all words, of the places that the actor answers for: by pairs of characters from the index; what is longer than a pair is looked at itself. */
const withWords = (words: string, isTitleOnly: boolean): RawBuilder<unknown> => {
  const patterns = words.split(/\s+/).filter(Boolean);
  const pairs = bigrams(words).filter((pair) => [...pair].length === 2);
  const isExact = pairs.length > 0 && patterns.every((word) => [...word].length === 2);
  if (isTitleOnly) return sql`needs_with_title(${pairs}::text[], ${patterns.map(containsWord)}::text[])`;
  return sql`needs_with_words(${pairs}::text[], ${isExact ? [] : patterns.map(containsWord)}::text[])`;
};

/** What a line of a list shows, its due date is computed from, and its page is continued by: the long words stay where they are. */
const COLUMNS = sql.raw(['id', 'number', 'title', 'kind_id', 'village_code', 'grid_id', 'urgency', 'care_tags', 'source', 'status', 'department_id', 'visit_on', 'submitted_at', 'published_at', 'claimed_at', 'served_at', 'reopened_at', 'updated_at', 'version'].map((c) => `n.${c}`).join(', '));

/** One page of needs under a filter, with the total under the same filter, in two statements that indexes serve. */
async function pageOfNeeds(work: Work<NeedsTables>, { cursor, limit, words, isTitleOnly = false }: { cursor?: string | undefined; limit: number; words?: string | undefined; isTitleOnly?: boolean }, filter: readonly RawBuilder<boolean>[], order: Order) {
  const from = decodeCursor(cursor, order.shape);
  const where = (conditions: readonly RawBuilder<boolean>[]) => (conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``);
  const onPage = where(from ? [...filter, order.after(from)] : filter);
  const page = words
    ? sql`found as materialized (select n.id, n.urgency, n.submitted_at from ${withWords(words, isTitleOnly)} n ${where(filter)}), counted as (select count(*) as total from found),
      n as materialized (select ${COLUMNS} from need n where n.id in (select n.id from found n ${where(from ? [order.after(from)] : [])} order by ${order.by} limit ${limit + 1}))`
    : sql`counted as (select count(*) as total from need n ${where(filter)}), n as materialized (select ${COLUMNS} from need n ${onPage} order by ${order.by} limit ${limit + 1})`;
  const { rows } = await sql<NeedTable & Names & { total: number }>`
    with ${page} select n.*, ${NAMES}, counted.total from counted left join n on true left join service_kind k on k.id = n.kind_id left join known_division v on v.code = n.village_code
    left join known_division t on t.code = v.parent_code left join known_department d on d.id = n.department_id order by ${order.by}`.execute(work.db);
  return pageOf(rows.filter((row) => row.id), limit, rows[0]?.total ?? 0, (row) => needRow(row, work), order.key) as { items: z.input<typeof NeedRow>[]; total: number; nextCursor: string | null };
}

/** Whether some of what the asker sees is opened with a reason only: then the words of a search are looked for in titles. */
const readsTitlesOnly = ({ actor, now }: Call<typeof listNeeds>): boolean =>
  actor.grants.some((grant) => openNeed.access[grant.role as keyof typeof openNeed.access] !== undefined && isInForce(grant, now));

@Controller()
export class ListNeeds {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(listNeeds)
  list(call: Call<typeof listNeeds>) {
    const { villageCode, status, category, words, order } = call.input;
    const wanted = status?.split(',').filter((s) => NeedStatus.safeParse(s).success);
    const filter = [
      // What has the words is looked for within these places already.
      ...(words ? [] : [ANSWERED_FOR]),
      ...(villageCode ? [sql<boolean>`n.village_code = ${villageCode}`] : []),
      ...(wanted ? [sql<boolean>`n.status = any (${wanted}::text[])`] : []),
      ...(category ? [sql<boolean>`n.kind_id in (select id from service_kind where category = ${category})`] : []),
    ];
    // Whoever opens a need with a reason only must not find out by searching what stands in it.
    const asked = { ...call.input, isTitleOnly: readsTitlesOnly(call) };
    return this.unitOfWork.query(call, async (work) => ok(await pageOfNeeds(work, asked, filter, LISTED[order])));
  }

  @Handle(listMyNeeds)
  mine(call: Call<typeof listMyNeeds>) {
    // What somebody wrote for others leaves this list with the tie or post by which it was written.
    const filter = [sql<boolean>`n.id in (select needs_of_mine(${ASKED_FOR_ONESELF}::text[]))`];
    return this.unitOfWork.query(call, async (work) => ok(await pageOfNeeds(work, call.input, filter, NEWEST_FIRST)));
  }

  @Handle(listClaimableNeeds)
  claimable(call: Call<typeof listClaimableNeeds>) {
    const { duties, category, words } = call.input;
    const filter = [
      sql<boolean>`n.status = 'published'`,
      ...(duties === 'mine' ? [sql<boolean>`n.kind_id in (select unnest(duty_kind_ids) from known_department where id = any ((select shaodao.departments())::uuid[]))`] : []),
      ...(category ? [sql<boolean>`n.kind_id in (select id from service_kind where category = ${category})`] : []),
      // The words of who asked are for who serves: what is on the public list is searched by its title.
      ...(words ? [sql<boolean>`n.title ilike ${containsWord(words)}`] : []),
    ];
    return this.unitOfWork.query(call, async (work) => ok(await pageOfNeeds(work, { ...call.input, words: undefined }, filter, MOST_URGENT_FIRST)));
  }

  @Handle(listClaimedNeeds)
  claimed(call: Call<typeof listClaimedNeeds>) {
    const ended = ['closed', 'rated', 'withdrawn', 'merged'];
    const filter = [
      sql<boolean>`n.department_id = any ((select shaodao.departments())::uuid[])`,
      call.input.stage === 'ended' ? sql<boolean>`n.status = any (${ended}::text[])` : sql<boolean>`n.status <> all (${ended}::text[])`,
    ];
    return this.unitOfWork.query(call, async (work) => ok(await pageOfNeeds(work, call.input, filter, LAST_CHANGED_FIRST)));
  }

  @Handle(listSimilarNeeds)
  similar(call: Call<typeof listSimilarNeeds>) {
    return this.unitOfWork.query(call, async (work) => {
      const need = await work.db.selectFrom('need').selectAll().where('id', '=', call.input.needId).executeTakeFirst();
      if (!need) return refuse('need/not-found');
      const denied = deny(call, needs.place(need));
      if (denied) return denied;
      const filter = [
        sql<boolean>`n.village_code = ${need.villageCode}`, sql<boolean>`n.id <> ${need.id}`, sql<boolean>`n.status = any (${OPEN}::text[])`,
        sql<boolean>`n.kind_id in (select id from service_kind where category = (select category from service_kind where id = ${need.kindId}))`,
        sql<boolean>`(n.kind_id = ${need.kindId} or cardinality(array(select unnest(n.words) intersect select unnest(${bigrams(need.title, need.detail)}::text[]))) >= ${SHARED_PAIRS})`,
      ];
      const { items } = await pageOfNeeds(work, { limit: 5 }, filter, NEWEST_FIRST);
      return ok({ items });
    });
  }

  @Handle(countNeeds)
  count(call: Call<typeof countNeeds>) {
    const where = call.input.villageCode ? sql`${ANSWERED_FOR} and n.village_code = ${call.input.villageCode}` : ANSWERED_FOR;
    return this.unitOfWork.query(call, async (work) => {
      const { rows: byStatus } = await sql<{ status: NeedStatus; count: number }>`select n.status, count(*) from need n where ${where} group by n.status`.execute(work.db);
      const { rows: byVillage } = await sql<{ villageCode: string; villageName: string; open: number; oldest: Date | null }>`
        select n.village_code, coalesce(v.name, '') as village_name, count(*) as open, min(n.submitted_at) as oldest from need n left join known_division v on v.code = n.village_code
        where ${where} and n.status = any (${OPEN}::text[]) group by n.village_code, v.name order by min(n.submitted_at) limit 300`.execute(work.db);
      return ok({ byStatus, byVillage: byVillage.map(({ oldest, ...village }) => ({ ...village, oldestSubmittedAt: oldest?.toISOString() ?? null })) });
    });
  }
}
