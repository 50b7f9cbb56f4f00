import { fileURLToPath } from 'node:url';
import type pino from 'pino';
import { ServiceName } from '@shaodao/contracts/operations';
import { evaluationService, migrations as evaluationMigrations } from '@shaodao/service-evaluation/evaluation.service';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { migrateAlone, migrateSchema, prepareDatabase } from '@shaodao/service-kit/migrate';
import { startService, type RunningService } from '@shaodao/service-kit/service';
import { liaisonService, migrations as liaisonMigrations } from '@shaodao/service-liaison/liaison.service';
import { migrations as needsMigrations, needsService } from '@shaodao/service-needs/needs.service';
import { migrations as registryMigrations, registryService } from '@shaodao/service-registry/registry.service';
import { migrations as volunteersMigrations, volunteersService } from '@shaodao/service-volunteers/volunteers.service';

const gatewayMigrations = fileURLToPath(new URL('../../gateway/migrations', import.meta.url));
const MIGRATIONS = { registry: registryMigrations, needs: needsMigrations, volunteers: volunteersMigrations, liaison: liaisonMigrations, evaluation: evaluationMigrations } as const;

/** Roles, schemas and tables of every service, brought up to date. @returns how many migrations ran */
export function migrateCounty(config: ServiceConfig): Promise<number> {
  const schemas = [...ServiceName.options, 'gateway'];
  return migrateAlone(config, { roles: [...schemas, 'auditor'], directories: [...Object.values(MIGRATIONS), gatewayMigrations] }, async () => {
    await prepareDatabase(config, schemas);
    let ran = await migrateSchema(config, 'gateway', gatewayMigrations, false);
    for (const name of ServiceName.options) ran += await migrateSchema(config, name, MIGRATIONS[name]);
    return ran;
  });
}

/** Services that run in this process, by name. */
export interface CountyServices {
  readonly registry?: Awaited<ReturnType<typeof startRegistry>>;
  readonly needs?: Awaited<ReturnType<typeof startNeeds>>;
  readonly volunteers?: Awaited<ReturnType<typeof startVolunteers>>;
  readonly liaison?: Awaited<ReturnType<typeof startLiaison>>;
  readonly evaluation?: Awaited<ReturnType<typeof startEvaluation>>;
}
const startRegistry = (config: ServiceConfig, log?: pino.Logger) => startService(registryService, config, log);
const startNeeds = (config: ServiceConfig, log?: pino.Logger) => startService(needsService, config, log);
const startVolunteers = (config: ServiceConfig, log?: pino.Logger) => startService(volunteersService, config, log);
const startLiaison = (config: ServiceConfig, log?: pino.Logger) => startService(liaisonService, config, log);
const startEvaluation = (config: ServiceConfig, log?: pino.Logger) => startService(evaluationService, config, log);

/** Starts the wanted services in this process; they still talk over NATS only. */
export async function startServices(config: ServiceConfig, wanted: readonly ServiceName[], log?: pino.Logger): Promise<CountyServices> {
  const start = { registry: startRegistry, needs: startNeeds, volunteers: startVolunteers, liaison: startLiaison, evaluation: startEvaluation } as const;
  return Object.fromEntries(await Promise.all(wanted.map(async (name) => [name, await start[name](config, log)]))) as CountyServices;
}

export const running = (services: CountyServices): RunningService<never>[] => Object.values(services) as RunningService<never>[];
