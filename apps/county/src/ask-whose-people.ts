import { createInterface } from 'node:readline/promises';
import type { Holding } from './real-data.ts';

export interface Asking {
  readonly holding: Holding;
  /** `--into-demo`: real people, and the operator knows where they go. */
  readonly isIntoDemo: boolean;
}

const CONSEQUENCE = '演示县里有编造的人和公开的口令，以后不能改成正式使用，只能清空重来';

/**
 * Whether the residents of a file are real people. Into a county of one's own there are no others; into the demo county
 * it is asked, and without a terminal the flag must say it.
 * @throws with the operator's sentence when they must not come in
 */
export async function areRealPeople({ holding, isIntoDemo }: Asking): Promise<boolean> {
  const isDemo = holding.demo === 'loading' || holding.demo === 'loaded';
  if (!isDemo || isIntoDemo) return true;
  if (!process.stdin.isTTY)
    throw new Error(
      `没有导入：现在的数据库是演示县。${CONSEQUENCE}。真要把真实居民导入演示县，请加 --into-demo；正式使用请先运行 npm run reset，再用 SHAODAO_MODE=production 启动。`,
    );
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  try {
    console.log(`现在的数据库是演示县。${CONSEQUENCE}。`);
    const answer = (await questions.question('表里的人是真实的还是编造的？（输入 真实、编造，直接回车不导入）')).trim();
    if (/^(真实|real)$/i.test(answer)) return true;
    if (/^(编造|invented)$/i.test(answer)) return false;
    throw new Error('没有导入，什么也没有改。');
  } finally {
    questions.close();
  }
}
