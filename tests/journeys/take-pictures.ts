import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { Scene, settled } from './scene.ts';
import type { Visitor } from './scene.ts';
import { fillSlot } from './clock.ts';

/** The README's pictures from the real system with the demo county: `node tests/journeys/take-pictures.ts`, or `JOURNEYS_ORIGIN=http://… node …` against one that runs. */
const out = join(import.meta.dirname, '../../docs/pictures');
const MAX_BYTES = 150_000;
const PAPER = '#efe8d8';
const SHARPNESS = 2;
const work = mkdtempSync(join(tmpdir(), 'shaodao-pictures-'));
// The greeting follows the clock; a morning suits a README.
const MORNING = { hour: 8, minute: 5 };

mkdirSync(out, { recursive: true });
const scene = await Scene.open(work, (text) => console.log(text));
try {
  await everything(scene);
} finally {
  await scene.close();
  rmSync(work, { recursive: true, force: true });
}

async function everything(county: Scene): Promise<void> {
  const [wangdama, zhenganbu, weijianju, zhiyuan1] = [await county.as('wangdama', SHARPNESS), await county.as('zhenganbu'), await county.as('weijianju'), await county.as('zhiyuan1', SHARPNESS)];
  for (const visitor of [wangdama, zhenganbu, weijianju, zhiyuan1]) await visitor.page.clock.install({ time: morning() });

  const claimable = await weijianju.get<{ items: { id: string; status: string }[] }>('claimable-needs');
  const needId = claimable.items[0]!.id;
  await weijianju.go(`/needs/${needId}`);
  await weijianju.fill('打算怎么办', '镇卫生院医生带药上门，和村医一起走一趟');
  await weijianju.press('认领');
  await weijianju.page.getByLabel('哪天').waitFor();
  await fillSlot(weijianju, { on: dayAfterTomorrow(), from: '09:00', to: '10:30' });
  await weijianju.fill('要几名志愿者', '2');
  await weijianju.fill('志愿者做什么', '陪老人说说话，帮忙登记、量血压');
  await weijianju.fill('给服务对象的话', '请把平时吃的药拿出来，医生要看一看');
  await picture(await shot(weijianju), 'department');
  await weijianju.press('安排上门');
  await weijianju.sees('同行志愿者');
  await zhiyuan1.go('/');
  await zhiyuan1.page.getByRole('link', { name: /陪老人说说话/ }).first().click();
  await zhiyuan1.press('我要报名');
  await zhiyuan1.sees('您已经报上名了');
  await phonePair(zhiyuan1, ['/', zhiyuan1.page.url()], 'volunteer');

  const mine = await wangdama.get<{ items: { id: string; status: string }[] }>('needs/mine');
  const coming = mine.items.find(({ status }) => status === 'scheduled') ?? mine.items[0]!;
  await phonePair(wangdama, ['/', `/matters/${coming.id}`], 'villager');
  await zhenganbu.go('/');
  await picture(await shot(zhenganbu), 'cadre');
}

/** Two pages of one phone side by side, on paper. */
async function phonePair(visitor: Visitor, paths: readonly [string, string], name: string): Promise<void> {
  const pages: Buffer[] = [];
  for (const path of paths) {
    await visitor.page.goto(path.startsWith('http') ? path : visitor.account.portal + path.slice(1));
    pages.push(await shot(visitor));
  }
  const [width, height, gap] = [390 * SHARPNESS, 844 * SHARPNESS, 40 * SHARPNESS];
  const corners = Buffer.from(`<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${28 * SHARPNESS}"/></svg>`);
  const rounded = await Promise.all(pages.map((page) => sharp(page).composite([{ input: corners, blend: 'dest-in' }]).png().toBuffer()));
  const both = sharp({ create: { width: 2 * width + 3 * gap, height: height + 2 * gap, channels: 3, background: PAPER } })
    .composite(rounded.map((input, at) => ({ input, left: gap + at * (width + gap), top: gap })));
  await picture(await both.png().toBuffer(), name);
}

async function shot(visitor: Visitor): Promise<Buffer> {
  await settled(visitor.page);
  // a message that passes by is no part of the page
  await visitor.page.addStyleTag({ content: '.sd-toasts { display: none }' }).catch(() => undefined);
  await visitor.page.waitForTimeout(400);
  return visitor.page.screenshot();
}

/** As a palette PNG, with as many colours as fit into the size. */
async function picture(input: Buffer, name: string): Promise<void> {
  for (const colours of [256, 192, 128, 96, 64]) {
    const file = await sharp(input).png({ palette: true, colours, effort: 10, dither: 0 }).toBuffer();
    if (file.length > MAX_BYTES && colours > 64) continue;
    writeFileSync(join(out, `${name}.png`), file);
    return console.log(`${name}.png: ${Math.round(file.length / 1000)} kB, ${colours} colours`);
  }
}

/** This morning in the county, as an instant. */
function morning(): Date {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return new Date(`${day}T${String(MORNING.hour).padStart(2, '0')}:${String(MORNING.minute).padStart(2, '0')}:00+08:00`);
}
function dayAfterTomorrow(): string {
  return new Date(Date.now() + 8 * 3_600_000 + 2 * 86_400_000).toISOString().slice(0, 10);
}
