import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectNotices, noticesPage } from './notices.ts';

/** `npm run notices`: writes what is owed to those whose software is bundled and run. */
const root = join(import.meta.dirname, '../../..');
const notices = collectNotices(root);
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), noticesPage(root, notices));
console.log(`THIRD-PARTY-NOTICES.md：${notices.length} 个软件包`);
