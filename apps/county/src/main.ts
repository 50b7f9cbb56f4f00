import { runCounty } from './run.ts';

await runCounty(process.env);
