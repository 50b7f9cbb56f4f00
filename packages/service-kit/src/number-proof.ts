import { NUMBER_PROOF_TYPE, phoneDigest, type ProvedNumber } from '@shaodao/contracts/wire';
import { importJWK, jwtVerify, type JWK } from 'jose';
import { z } from 'zod';

const Claims = z.object({
  proofId: z.uuid(),
  phoneDigest: z.string(),
  purpose: z.string(),
  aboutId: z.string(),
  byPersonId: z.string(),
});
/** What a proof has to be about; everything in it counts. */
export type WantedProof = Omit<ProvedNumber, 'proofId'>;

/** Believes what the gateway signed about a number: that its holder said yes to this, about this person, for who asks now. */
export class NumberProofs {
  readonly #key: ReturnType<typeof importJWK>;

  constructor(actorJwk: Record<string, unknown>) {
    this.#key = importJWK(actorJwk as JWK, 'EdDSA');
  }

  /** @returns the proof's id, good once, or null when it is forged, over, or about something else */
  async idOf(token: string, wanted: WantedProof): Promise<string | null> {
    try {
      const { payload } = await jwtVerify(token, await this.#key, { algorithms: ['EdDSA'], typ: NUMBER_PROOF_TYPE });
      const { proofId, ...claims } = Claims.parse(payload);
      const isIt =
        claims.purpose === wanted.purpose &&
        claims.aboutId === wanted.aboutId &&
        claims.byPersonId === wanted.byPersonId;
      return isIt && claims.phoneDigest === (await phoneDigest(proofId, wanted.phone)) ? proofId : null;
    } catch {
      return null;
    }
  }
}
