import { bootCounty } from '/work/wt/journeys/tests/journeys/boot.ts';
const t = Date.now();
const c = await bootCounty((x) => console.log(((Date.now()-t)/1000).toFixed(1), x));
console.log('READY', c.origin, ((Date.now()-t)/1000).toFixed(1));
process.on('SIGTERM', () => void c.stop().then(() => process.exit(0)));
setInterval(() => {}, 1e6);
