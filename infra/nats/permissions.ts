import { parties, services, type Party } from '../local/src/services.ts';

/** The JetStream stream that holds a service's events; its owner makes it again after its files were lost. */
export const streamOf = (service: Party): string => `EV_${service.toUpperCase()}`;
/** The durable consumer with which a party hears a stream; nobody reads or acknowledges through another's. */
export const consumerOf = (party: Party): string => `on-${party}`;
/** Where replies to a party's questions go. */
export const inboxPrefix = (party: Party): string => `_INBOX_${party}`;

/** Synchronous queries between services; commands between services do not exist. */
const asks: Readonly<Record<Party, readonly Party[] | 'all'>> = {
  gateway: 'all',
  registry: ['liaison'],
  needs: ['registry'],
  volunteers: ['registry'],
  liaison: ['registry'],
  evaluation: ['registry'],
};

/** The one query that every service answers to every other: which of these events its inbox lacks. */
const reconcileQuery = 'inbox.find-missing';

/** What one NATS user may publish and subscribe; replies to what it was asked are allowed besides. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/**
 * The permission table: one user per service and the gateway.
 * The server does not judge where a consumer delivers or a stream republishes; so operations still need a signed actor.
 */
export function permissionTable(): Readonly<Record<Party, Permissions>> {
  return Object.fromEntries(parties.map((party) => [party, permissionsOf(party)])) as Record<Party, Permissions>; // one key per party
}

function permissionsOf(party: Party): Permissions {
  const isService = services.some((service) => service === party);
  return {
    publish: ['$JS.API.INFO', ...questionsOf(party), ...(isService ? announcing(party) : []), ...services.filter((other) => other !== party).flatMap((other) => hearing(party, other))],
    subscribe: [
      `${inboxPrefix(party)}.>`,
      `op.${party}.>`,
      // Open pages are told at once; what must not be missed goes through a consumer.
      ...(party === 'gateway' ? ['ev.>'] : []),
    ],
  };
}

function questionsOf(party: Party): string[] {
  const others = asks[party];
  if (others === 'all') return ['op.>'];
  return [...others.map((other) => `op.${other}.>`), ...services.filter((other) => other !== party).map((other) => `op.${other}.${reconcileQuery}`)];
}

const announcing = (party: Party): string[] => [
  `ev.${party}.>`,
  ...['CREATE', 'UPDATE', 'INFO'].map((verb) => `$JS.API.STREAM.${verb}.${streamOf(party)}`),
];

function hearing(party: Party, source: Party): string[] {
  const [stream, consumer] = [streamOf(source), consumerOf(party)];
  return [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${consumer}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${consumer}.>`, // with its filter as the rest of the subject
    `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.${consumer}`,
    `$JS.API.CONSUMER.INFO.${stream}.${consumer}`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
    `$JS.ACK.${stream}.${consumer}.>`,
  ];
}
