import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { operationsOf, ServiceName } from '@shaodao/contracts/operations';
import { SERVICE_HEADER } from '@shaodao/contracts/wire';
import type { Bus } from './bus.ts';
import type { ClockCheck, ClockState } from './clock-check.ts';
import type { GatewayConfig } from './config.ts';
import type { Signer } from './signing.ts';

export interface Readiness {
  readonly database: boolean;
  readonly nats: boolean;
  readonly services: Readonly<Record<string, boolean>>;
  readonly clock: ClockState;
  readonly clockOffsetSeconds: number | null;
}
export interface Health {
  readiness(): Promise<Readiness>;
  /** In production a clock that is an hour off makes us not ready. */
  readonly needsClock: boolean;
  readonly stopping: () => boolean;
  stop(): void;
}

const CHECK_MS = 2_000;
/** Whoever may ask how we are may ask often. */
const KEPT_MS = 1_000;

export interface HealthParts {
  readonly pool: Pool;
  readonly bus: Bus;
  readonly signer: Signer;
  readonly clockCheck: ClockCheck;
  readonly mode: GatewayConfig['mode'];
}

export function openHealth({ pool, bus, signer, clockCheck, mode }: HealthParts): Health {
  let stopped = false;
  let kept: { at: number; readiness: Promise<Readiness> } | undefined;
  const check = async (): Promise<Readiness> => {
    const token = await signer.service();
    // Any answer will do, a refusal too: somebody is there.
    const answers = async (name: ServiceName) => {
      const answer = await bus.ask(operationsOf(name).findMissingEvents, { input: { source: 'gateway', eventIds: [] } }, { [SERVICE_HEADER]: token }, CHECK_MS);
      return [name, answer.ok || answer.refusal !== 'system/unavailable'] as const;
    };
    const isDatabaseThere = pool.query('select 1').then(() => true, () => false);
    const [database, { state, offsetSeconds }, ...services] = await Promise.all([isDatabaseThere, clockCheck.read(), ...ServiceName.options.map(answers)]);
    return { database, nats: bus.connected(), services: Object.fromEntries(services), clock: state, clockOffsetSeconds: offsetSeconds };
  };
  return {
    needsClock: mode === 'production',
    stopping: () => stopped,
    stop: () => void (stopped = true),
    readiness() {
      const now = Date.now();
      if (!kept || now - kept.at > KEPT_MS) kept = { at: now, readiness: check() };
      return kept.readiness;
    },
  };
}

/** `/healthz`: the process lives. `/readyz`: it can do its work; 503 and what is missing otherwise. */
export function registerHealth(app: FastifyInstance, health: Health): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const checks = await health.readiness();
    const hasTime = !health.needsClock || checks.clock !== 'wrong';
    const ready = !health.stopping() && checks.database && checks.nats && hasTime && Object.values(checks.services).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : health.stopping() ? 'stopping' : 'not-ready', ...checks });
  });
}
