import { z } from 'zod';
import { command } from '../kit.ts';
import { MobilePhone } from '../vocabulary.ts';

/** Who keeps people's numbers, and so has them proved. */
const KEEPERS = { gridOfficer: 'any', villageCadre: 'any' } as const;

/**
 * What a code says yes to: this is my number; this one may take the place of mine, which the code goes to; I may be rung in an
 * emergency. A code for one is none for the others.
 */
export const NumberPurpose = z.enum(['number', 'release', 'contact']);
export type NumberPurpose = z.infer<typeof NumberPurpose>;
/** What the gateway answers to a right code, and a service believes: good for a few minutes, once, for whoever got it. */
export const NumberProof = z.string().min(20).max(1000);

const about = {
  phone: MobilePhone.describe('the number that is to be registered, also where the code goes to the one before'),
  purpose: NumberPurpose,
  aboutId: z.uuid().describe('the person whose number it is to be; the household, for a new member or a contact'),
};
/** A code to a number whose holder is asked at the door; who keeps the file need not see the number before. */
export const requestNumberCode = command({
  subject: 'gateway.number.request-code',
  http: 'POST /number-proofs/codes',
  title: '给要登记的手机号发验证码',
  access: KEEPERS,
  input: z.object(about),
  output: z.object({ validMinutes: z.int(), demoCode: z.string().nullable() }),
  refusals: ['code/no-channel', 'number/none-in-force'],
});
/** The code that the holder read out, for a proof that goes along with what is registered. */
export const proveNumber = command({
  subject: 'gateway.number.prove',
  http: 'POST /number-proofs',
  title: '核对要登记的手机号',
  access: KEEPERS,
  input: z.object({
    ...about,
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, { error: '验证码为 6 位数字' }),
  }),
  output: z.object({ proof: NumberProof, validMinutes: z.int() }),
  refusals: ['code/wrong', 'number/none-in-force'],
});
