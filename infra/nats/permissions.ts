import { parties, services, type Party } from '../local/src/services.ts';

/** The stream that holds every `ev.>`; each service may create it, so that it comes back after its files were lost. */
export const eventStream = 'events';

/** Names of the durable consumers that belong to each party: nobody reads or acknowledges through another's. */
export const consumersOf = (party: Party): readonly string[] => [party];

/** Synchronous queries between services; commands between services do not exist. */
const asks: Readonly<Record<Party, readonly Party[] | 'all'>> = {
  gateway: 'all',
  registry: [],
  needs: ['registry'],
  volunteers: ['registry'],
  liaison: ['registry'],
  evaluation: ['registry'],
};

/** What one NATS user may publish and subscribe; replies to what it was asked are allowed besides. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

export const inboxPrefix = (party: Party): string => `_INBOX_${party}`;

/**
 * The permission table: one user per service and the gateway.
 * The server does not judge where a consumer delivers or a stream republishes; so operations still need a signed actor.
 */
export function permissionTable(): Readonly<Record<Party, Permissions>> {
  return Object.fromEntries(parties.map((party) => [party, permissionsOf(party)])) as Record<Party, Permissions>; // one key per party
}

function permissionsOf(party: Party): Permissions {
  const others = asks[party];
  const isService = services.some((service) => service === party);
  return {
    publish: [
      ...(others === 'all' ? ['op.>'] : others.map((other) => `op.${other}.>`)),
      ...(isService ? [`ev.${party}.>`] : []),
      ...streamSubjects,
      ...consumersOf(party).flatMap(consumerSubjects),
    ],
    subscribe: [
      `${inboxPrefix(party)}.>`,
      ...(isService ? [`op.${party}.>`] : []),
      // Open pages are told at once; what must not be missed goes through a consumer.
      ...(party === 'gateway' ? ['ev.>'] : []),
    ],
  };
}

const streamSubjects = [
  '$JS.API.INFO',
  '$JS.API.STREAM.NAMES',
  '$JS.API.STREAM.LIST',
  ...['CREATE', 'INFO', 'MSG.GET'].map((verb) => `$JS.API.STREAM.${verb}.${eventStream}`),
  `$JS.API.CONSUMER.NAMES.${eventStream}`,
  `$JS.API.CONSUMER.LIST.${eventStream}`,
  `$JS.API.DIRECT.GET.${eventStream}`,
  `$JS.API.DIRECT.GET.${eventStream}.>`,
];

const consumerSubjects = (consumer: string): string[] => [
  `$JS.API.CONSUMER.CREATE.${eventStream}.${consumer}`,
  `$JS.API.CONSUMER.CREATE.${eventStream}.${consumer}.>`,
  `$JS.API.CONSUMER.DURABLE.CREATE.${eventStream}.${consumer}`,
  `$JS.API.CONSUMER.INFO.${eventStream}.${consumer}`,
  `$JS.API.CONSUMER.MSG.NEXT.${eventStream}.${consumer}`,
  `$JS.ACK.${eventStream}.${consumer}.>`,
];
