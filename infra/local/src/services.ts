/** The services that own a schema, a database role and a NATS user of the same name. */
export const services = ['registry', 'needs', 'volunteers', 'liaison', 'evaluation'] as const;
export type ServiceName = (typeof services)[number];

/** The services and the gateway, which has sessions of its own to keep. */
export const parties = ['gateway', ...services] as const;
export type Party = (typeof parties)[number];
