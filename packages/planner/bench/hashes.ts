import { hashes } from './rules.bench.ts';

console.log(hashes().join('\n'));
