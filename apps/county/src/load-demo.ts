import pino from 'pino';
import { ServiceName } from '@shaodao/contracts/operations';
import { clock, readConfig } from '@shaodao/service-kit/config';
import { running, startServices, type CountyServices } from './county.ts';
import { saveAccounts } from './demo/accounts.ts';
import { markDemo } from './demo/demo-state.ts';
import { demoCounty, loadDemoCounty } from './demo/load-county.ts';
import { tell } from './tell.ts';

/** Loads the demo county and ends: what is made once should not stay in the memory of what runs for months. */
process.once('disconnect', () => process.exit(1));
const config = readConfig(process.env);
const services = (await startServices(config, ServiceName.options, pino({ level: process.env['LOG_LEVEL'] ?? 'info' }))) as Required<CountyServices>;
const now = clock.now();
await markDemo(config, 'loading');
tell({ type: 'progress', text: '生成演示县' });
const county = demoCounty(now);
await loadDemoCounty(config, services, county, now, (text) => tell({ type: 'progress', text }));
await saveAccounts(config, county);
await markDemo(config, 'loaded');
await Promise.all(running(services).map((service) => service.stop()));
process.exit(0);
