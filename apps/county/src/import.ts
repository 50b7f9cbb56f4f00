import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SheetId } from '@shaodao/contracts/registry/sheet';
import { clock, readConfig } from '@shaodao/service-kit/config';
import { openPool } from '@shaodao/service-kit/database';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { bringFile } from '@shaodao/service-registry/import/bring-file';
import type { RegistryTables } from '@shaodao/service-registry/tables';
import { areRealPeople } from './ask-whose-people.ts';
import { holdingOf, markRealPeople, nextStart, unmarkRealPeople } from './real-data.ts';

/** `npm run import -- divisions FILE [--all-or-nothing] [--into-demo]`: exit code 0 when every line is in, 2 when some were wrong, 1 when nothing was brought in. */
const { positionals: [sheet, file], values } = parseArgs({ allowPositionals: true, options: { 'all-or-nothing': { type: 'boolean' }, 'into-demo': { type: 'boolean' } } });
const sheetId = SheetId.safeParse(sheet);
if (!sheetId.success || !file) {
  console.error(`用法：npm run import -- ${SheetId.options.join('|')} 文件.csv 或 文件.xlsx [--all-or-nothing] [--into-demo]`);
  process.exit(1);
}
const began = performance.now();
const config = readConfig(process.env);
const holding = await holdingOf(config);
const areReal = sheetId.data === 'residents' && (await areRealPeople({ holding, isIntoDemo: values['into-demo'] === true }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}));
const isFirst = areReal && (await markRealPeople(config, clock.now()));
const pool = openPool(config, 'registry');
const unitOfWork = new UnitOfWork<RegistryTables>(pool, new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY));
let told = 0;
const job = await bringFile(unitOfWork, {
  sheetId: sheetId.data, fileName: basename(file), bytes: readFileSync(file), isAllOrNothing: values['all-or-nothing'] === true,
  onFault: (line, key, { column, reason }) => console.log(`  第 ${line} 行${key ? `（${key}）` : ''}：${column ? `${column}：` : ''}${reason}`),
  onProgress: ({ status, newCount, changedCount, unchangedCount, wrongCount, appliedCount, skippedCount }) => {
    if (performance.now() - told < 2_000) return;
    told = performance.now();
    console.log(status === 'checking' ? `· 已检查 ${newCount + changedCount + unchangedCount + wrongCount} 行` : `· 已写入 ${appliedCount + skippedCount}/${newCount + changedCount} 行`);
  },
});
await pool.end();
if (isFirst && job.appliedCount === 0) await unmarkRealPeople(config);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const counts = `新增 ${job.newCount}，修改 ${job.changedCount}，没有变化 ${job.unchangedCount}，有错 ${job.wrongCount}`;
const outcome = {
  failed: `没有导入：${job.fault}`, discarded: job.newCount + job.changedCount === 0 ? `没有要写入的内容（${counts}）` : `没有导入：有填错的行，按 --all-or-nothing 一行也没有写（${counts}）`,
  done: `已导入 ${job.appliedCount} 行（${counts}${job.skippedCount ? `；检查之后被改过而跳过 ${job.skippedCount}` : ''}）`, undone: `没有导入：${job.fault}`,
}[job.status as 'done'];
const { user, system } = process.cpuUsage();
console.log(`${outcome}，用了 ${seconds} 秒（本程序处理器 ${((user + system) / 1e6).toFixed(1)} 秒），最多用内存 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
if (isFirst && job.appliedCount > 0)
  console.log(`数据库里有了真实居民。如果系统正以演示模式运行（验证码显示在屏幕上），请现在停下；以后${nextStart(holding)}。`);
const isIn = job.status === 'done' || (job.status === 'discarded' && job.newCount + job.changedCount === 0);
process.exitCode = !isIn ? 1 : job.wrongCount + job.skippedCount > 0 ? 2 : 0;
