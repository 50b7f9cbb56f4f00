import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** One answered request; milliseconds. */
  observe(operation: string, status: number, ms: number): void;
  readonly address: string | null;
  stop(): Promise<void>;
}

/** What is asked when the metrics are. */
export interface Gauges {
  liveStreams(): number;
  /** Room where the database keeps its data; null where that is elsewhere. */
  freeBytes(): number | null;
  /** Seconds; null while nobody knows. */
  clockOffset(): number | null;
}

/** Prometheus metrics on 127.0.0.1, on a port of their own; none without a port. */
export async function openMetrics(port: number | undefined, { liveStreams, freeBytes, clockOffset }: Gauges): Promise<Metrics> {
  const register = new Registry();
  const seconds = new Histogram({
    name: 'shaodao_gateway_request_seconds', help: 'Time to answer a request', labelNames: ['operation', 'status'] as const, registers: [register],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  new Gauge({ name: 'shaodao_gateway_live_streams', help: 'Open event streams', registers: [register], collect() { this.set(liveStreams()); } });
  new Gauge({
    name: 'shaodao_gateway_free_bytes',
    help: 'Room where the database keeps its data',
    registers: [register],
    collect() {
      this.set(freeBytes() ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'shaodao_gateway_clock_offset_seconds',
    help: "This machine's clock less the database's",
    registers: [register],
    collect() {
      this.set(clockOffset() ?? Number.NaN);
    },
  });
  const observe: Metrics['observe'] = (operation, status, ms) => seconds.observe({ operation, status }, ms / 1000);
  if (port === undefined) return { observe, address: null, stop: () => Promise.resolve() };

  collectDefaultMetrics({ register });
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    register.metrics().then((text) => response.writeHead(200, { 'content-type': register.contentType }).end(text), () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    observe,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server's
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
