import { Scene } from './scene.ts';
import { screens, doors, isVillagers } from './screens.ts';
import { axeFindings, overflow, openWindow, shootWhole } from './browser.ts';
const scene = await Scene.open('/tmp/jshots');
const only = process.argv[2];
const t0 = Date.now();
for (const [name, device, path] of doors) {
  if (only && !name.includes(only)) continue;
  const w = await openWindow(scene.browser, scene.county.origin, device);
  await w.page.goto(path); await w.page.waitForTimeout(1200);
  await shootWhole(w.page, `/tmp/jshots/${name}.png`);
  console.log(name, w.troubles, await axeFindings(w.page, isVillagers(name)));
  await w.context.close();
}
for (const s of screens) {
  if (only && !s.name.includes(only)) continue;
  try {
    const v = await scene.as(s.who);
    const path = typeof s.path === 'string' ? s.path : await s.path(v);
    const t = Date.now();
    await v.go(path);
    const t1 = Date.now();
    const f = await axeFindings(v.page, isVillagers(s.name));
    const t2 = Date.now();
    await shootWhole(v.page, `/tmp/jshots/${s.name}.png`);
    console.log(s.name, `${t1 - t}ms axe ${t2 - t1}ms`, f, v.troubles.splice(0));
  } catch (e) { console.log(s.name, 'FAILED', String(e).slice(0, 400)); }
}
console.log('total', (Date.now() - t0) / 1000);
await scene.close();
