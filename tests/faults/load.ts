import { randomUUID } from 'node:crypto';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { DEPARTMENTS, houseNumberOf, HOUSEHOLDS, KINDS, PLACES, RECEPTION_DAY, type Name } from '@shaodao/testkit/small-county';
import type { Client } from './client.ts';
import type { Command, Effect, Ending, Journal } from './journal.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)]!;
const chance = (share: number): boolean => Math.random() < share;

/** Between what was asked first and what was added when it came back. */
export const ADDED = '；补充：';

interface Matter {
  readonly id: string;
  readonly version: number;
}
interface Served extends Matter {
  readonly by: Department;
  readonly asker: Name;
  readonly dueAt: number;
}
type Department = 'health' | 'power' | 'justice';
const ASKERS = [['wangdama', 'wang'], ['lidaye', 'li'], ['officer', 'wang'], ['officer', 'li']] as const;
const VOLUNTEERS = ['volunteer', 'volunteer2', 'volunteer3'] as const;

export interface LoadOptions {
  /** Commands a second, over all workers together. */
  readonly rate: number;
  readonly workers: number;
  /** How many times each command is sent at the same moment. */
  readonly copies?: number;
}

/** Lives needs, whistles and opinions through the API, each command unique, written down before and after. */
export class Load {
  readonly #client: Client;
  readonly #journal: Journal;
  readonly #options: LoadOptions;
  readonly #toServe: Served[] = [];
  #n = 0;
  #nextSlot = 0;
  #stopped = false;
  #running: Promise<unknown> = Promise.resolve();
  acked = 0;
  unanswered = 0;

  constructor(client: Client, journal: Journal, options: LoadOptions) {
    this.#client = client;
    this.#journal = journal;
    this.#options = options;
  }
  start(): this {
    this.#running = Promise.all(Array.from({ length: this.#options.workers }, () => this.#work()));
    return this;
  }
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
  /** Waits until this many more commands were acknowledged. @throws after `patienceMs` */
  async more(acked: number, patienceMs = 60_000): Promise<void> {
    const [wanted, end] = [this.acked + acked, Date.now() + patienceMs];
    while (this.acked < wanted) {
      if (Date.now() > end) throw new Error(`only ${this.acked - wanted + acked} of ${acked} commands were accepted in ${patienceMs / 1000} s`);
      await pause(50);
    }
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      const due = this.#toServe.findIndex((need) => need.dueAt < Date.now());
      if (due >= 0) await this.#serve(this.#toServe.splice(due, 1)[0]!);
      else if (chance(0.06)) await this.#whistle();
      else if (chance(0.04)) await this.#opinion();
      else await this.#need();
    }
  }

  async #need(): Promise<void> {
    const [asker, house] = oneOf(ASKERS);
    const words = this.#words('想请人来看看');
    let need = await this.#send<Matter>(asker, '/needs', { householdId: HOUSEHOLDS[house], kindId: oneOf([KINDS.bloodPressure, KINDS.wiring]), detail: words, howSoon: 'thisWeek' }, { in: 'needs.need', detail: words });
    if (!need) return;
    if (chance(0.05)) return void (await this.#step(asker, need, 'withdraw', { reason: this.#words('自己办好了') }, 'reason'));
    if (chance(0.08)) {
      if (!(await this.#step('officer', need, 'return', { reason: this.#words('请说清楚') }, 'reason'))) return;
      const again = this.#words(`${words}${ADDED}灯不亮`);
      need = await this.#send<Matter>(asker, `/needs/${need.id}/resubmit`, { detail: again }, { in: 'needs.need', detail: again });
      if (!need) return;
    }
    const verified = await this.#step('officer', need, 'verify', { title: '请人上门看看', kindId: KINDS.bloodPressure, urgency: 3, note: this.#words('已上门核实') }, 'note', need.version);
    const published = verified && (await this.#send<Matter>('township', `/needs/${need.id}/publish`, { title: '请人上门看看' }, { in: 'needs.history', id: need.id, action: 'publish', note: null }, verified.version));
    if (!published) return;
    const by = oneOf(['health', 'power', 'justice'] as const);
    const claimed = await this.#step(by, published, 'claim', { plan: this.#words('安排人员上门') }, 'plan');
    if (!claimed) return this.#giveBack(by);
    if (chance(0.1)) return void (await this.#step(by, claimed, 'release', { reason: this.#words('人手不够') }, 'reason'));
    await this.#schedule(by, asker, claimed);
  }

  async #schedule(by: Department, asker: Name, need: Matter): Promise<void> {
    const begins = new Date(Math.ceil((Date.now() + 1_500) / 60_000) * 60_000);
    const local = new Date(begins.getTime() + 8 * 3_600_000).toISOString();
    const isLate = local.slice(11, 13) === '23';
    const [on, from, to] = isLate ? [addDays(countyDay(begins), 1), '09:00', '10:00'] : [countyDay(begins), local.slice(11, 16), '23:59'];
    const volunteersWanted = chance(0.5) ? 2 : 0;
    const scheduled = await this.#send<Matter>(by, `/needs/${need.id}/schedule`, { on, from, to, volunteersWanted }, { in: 'needs.history', id: need.id, action: 'schedule', note: `${on} ${from}–${to}` }, need.version);
    if (!scheduled) return;
    if (volunteersWanted > 0) await this.#signUp(oneOf(VOLUNTEERS), need.id);
    if (!isLate) this.#toServe.push({ id: need.id, version: scheduled.version, by, asker, dueAt: begins.getTime() + 500 });
  }

  async #signUp(who: Name, needId: string): Promise<void> {
    const shifts = await this.#client.get<{ items: { id: string; needId: string; allowedActions: string[] }[] }>(who, '/shifts?limit=200');
    const shift = shifts?.items.find((s) => s.needId === needId && s.allowedActions.includes('signUp'));
    if (shift) await this.#send(who, `/shifts/${shift.id}/sign-up`, {}, { in: 'volunteers.audit', operation: 'volunteers.shift.sign-up', id: shift.id, by: who });
  }

  async #serve(need: Served): Promise<void> {
    const note = this.#words('已办好');
    const served = await this.#send<Matter>(need.by, `/needs/${need.id}/service`, { persons: 1, minutes: 20, note }, { in: 'needs.history', id: need.id, action: 'recordService', note });
    if (!served) return;
    const level = oneOf([1, 3, 4, 5, 5]);
    const word = this.#words('评价');
    const rated = await this.#send<Matter>(need.asker, `/needs/${need.id}/rate`, { level, word }, { in: 'needs.history', id: need.id, action: level <= 2 ? 'rateBadly' : 'rateWell', note: word });
    if (rated && level <= 2) await this.#step(need.by, rated, 'answer', { answer: this.#words('马上重做') }, 'answer', undefined, 'answerRating');
  }

  /** A department that holds as much as it may gives one back, so that the tale goes on. */
  async #giveBack(by: Department): Promise<void> {
    const held = await this.#client.get<{ items: (Matter & { status: string })[] }>(by, '/claimed-needs?limit=50');
    const need = held?.items.filter((n) => n.status === 'claimed').at(-1);
    if (need && held && held.items.length > 8) await this.#step(by, need, 'release', { reason: this.#words('先退出来') }, 'reason');
  }

  async #whistle(): Promise<void> {
    const detail = this.#words('村口桥面塌陷，需要几个部门一起来看');
    const whistle = await this.#send<Matter>('township', '/whistles', { divisionCode: PLACES.township, title: '桥面塌陷', detail, place: '村口', reason: 'residentsMatter', urgency: 'normal', leadId: DEPARTMENTS.power, assistIds: [DEPARTMENTS.health] }, { in: 'needs.whistle', detail });
    if (!whistle) return;
    const step = (who: Name, path: string, action: string, body: Record<string, unknown>, note: string) =>
      this.#send<Matter>(who, `/whistles/${whistle.id}/${path}`, body, { in: 'needs.history', id: whistle.id, action, note });
    for (const who of ['power', 'health'] as const) {
      const note = this.#words('到场查看');
      if (!(await step(who, 'report', 'report', { note }, note))) return;
    }
  }

  async #opinion(): Promise<void> {
    const detail = this.#words('路灯不亮，晚上不敢出门');
    await this.#send('representative', `/reception-days/${RECEPTION_DAY}/opinions`, { villageCode: PLACES.village, householdNumber: houseNumberOf('wang'), kindId: KINDS.wiring, title: '路灯不亮', detail }, { in: 'liaison.opinion', detail });
  }

  /** A step whose own words end up in the history. */
  #step(who: Name, need: Matter, path: string, body: Record<string, unknown>, wordsIn: string, version?: number, action = path): Promise<Matter | undefined> {
    return this.#send<Matter>(who, `/needs/${need.id}/${path}`, body, { in: 'needs.history', id: need.id, action, note: String(body[wordsIn]) }, version);
  }
  #words(what: string): string {
    return `${what}（${++this.#n}）`;
  }

  async #send<T>(who: Name, path: string, body: Record<string, unknown>, effect: Effect, version?: number): Promise<T | undefined> {
    await this.#slot();
    const command: Command = { n: ++this.#n, key: randomUUID(), who, path, body, effect, ...(version === undefined ? {} : { version }) };
    this.#journal.sent(command);
    // Every fourth gives up at once: what became of it is for the checker to find out.
    const ending: Ending = await this.#client.send(command, { attempts: command.n % 4 === 0 ? 1 : 100, copies: this.#options.copies ?? 1 });
    this.#journal.ended(command.n, ending);
    if (ending.outcome === 'unknown') this.unanswered++;
    if (ending.outcome !== 'acked') return undefined;
    this.acked++;
    return ending.body as T;
  }
  async #slot(): Promise<void> {
    const now = Date.now();
    this.#nextSlot = Math.max(now, this.#nextSlot + 1000 / this.#options.rate);
    if (this.#nextSlot > now) await pause(this.#nextSlot - now);
  }
}
