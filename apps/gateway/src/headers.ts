/** Of every answer. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** JSON and pictures are nothing to run and nothing to keep. */
export const API_HEADERS = { ...EVERYWHERE, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox", 'cache-control': 'no-store' } as const;

const SELF = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'";
/** Portals load from here alone and run no inline script. */
export const PORTAL_HEADERS = { ...EVERYWHERE, 'content-security-policy': `${SELF}; style-src 'self'` } as const;
/** The desks' maps place their marks by styles at run time; of other hosts they may ask the one that serves the map's online layer, where one is set. */
export const deskPortalHeaders = (mapOrigin: string | null) => ({
  ...EVERYWHERE, 'content-security-policy': `${mapOrigin ? SELF.replace('img-src', `connect-src 'self' ${mapOrigin}; img-src ${mapOrigin}`) : SELF}; style-src 'self' 'unsafe-inline'`,
});
/** The API's own documentation page, all from here. */
export const DOCS_HEADERS = {
  ...EVERYWHERE,
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;
