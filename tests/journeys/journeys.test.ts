import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Scene } from './scene.ts';
import { allScreens } from './all-screens.ts';
import { noSignal } from './no-signal.ts';
import { organisation } from './organisation.ts';
import { posts } from './posts.ts';
import * as reception from './reception.ts';
import { village } from './village.ts';
import { whistle } from './whistle.ts';
import { fromAskingToTheVisit, fromTheSecondVisitToTheScore, fromTheVisitToTheSecond } from './main-loop.ts';

let county: Scene | undefined;
const scene = (): Scene => county!;
beforeAll(async () => { county = await Scene.open(); }, 300_000);
afterAll(async () => county?.close(), 60_000);

// One county, one browser, one order: a visit must have begun before it is recorded, and something else fills that minute.
describe('wangdama’s blood pressure: asked, verified, published, claimed, scheduled', { timeout: 60_000 }, () => { fromAskingToTheVisit(scene); });
describe('党代表接待日: said, verified, claimed', { timeout: 60_000 }, () => { reception.fromTheWordToTheVisit(scene); });
describe('乡村吹哨、部门报到', { timeout: 60_000 }, () => { whistle(scene); });
describe('what the village settles', { timeout: 60_000 }, () => { village(scene); });
describe('the organisation', { timeout: 60_000 }, () => { organisation(scene); });
describe('posts and what hangs on them', { timeout: 60_000 }, () => { posts(scene); });
describe('without a signal', { timeout: 60_000 }, () => { noSignal(scene); });
describe('wangdama’s blood pressure: visited, rated badly, answered', { timeout: 90_000 }, () => { fromTheVisitToTheSecond(scene); });
describe('党代表接待日: visited and solved', { timeout: 90_000 }, () => { reception.fromTheVisitToSolved(scene); });
allScreens(scene);
describe('wangdama’s blood pressure: done well, closed, scored', { timeout: 90_000 }, () => { fromTheSecondVisitToTheScore(scene); });
describe('everybody’s windows', () => {
  it('had no error on the console, broke no content rule, asked no foreign host and got no unexpected answer', async () => expect(await scene().troubles()).toEqual([]));
});
