import { readConfig } from './config.ts';
import { startGateway } from './gateway.ts';
import { runUntilStopped } from './run.ts';

await runUntilStopped(() => startGateway(readConfig(process.env)));
