import { z } from 'zod';
import { Role } from '../actor.ts';
import { command, query } from '../kit.ts';
import { Instant, MobilePhone, PersonId, text, typed } from '../vocabulary.ts';

/** Signed in: the session itself travels as an HttpOnly cookie, for scripts also as a bearer token. */
export const SessionView = z.object({ personId: PersonId, roles: z.array(Role), expiresAt: Instant, token: z.string().describe('bearer token; shown once') });
/** Whoever is signed in, in whatever role. */
export const everyone = {
  villager: 'any', relative: 'any', gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any',
  partner: 'any', volunteer: 'any', representative: 'any', leader: 'any', auditor: 'any',
} as const;

/** Staff sign in with user name and password, and the code of their authenticator when they have one. */
export const signIn = command({
  subject: 'gateway.session.sign-in', http: 'POST /session', title: '登录', access: 'public',
  input: z.object({ userName: text(1, 60), password: z.string().min(1).max(200), totp: z.string().regex(/^\d{6}$/, { error: '动态码为 6 位数字' }).optional() }),
  output: SessionView, refusals: ['session/wrong-credentials', 'session/totp-required', 'session/wrong-totp'],
});
/** A code by SMS; in demo mode it is shown on the screen instead. */
export const requestCode = command({
  subject: 'gateway.session.request-code', http: 'POST /session/codes', title: '获取验证码', access: 'public',
  input: z.object({ phone: MobilePhone }), output: z.object({ validMinutes: z.int(), demoCode: z.string().nullable() }), refusals: ['code/no-channel'],
});
export const signInByCode = command({
  subject: 'gateway.session.sign-in-by-code', http: 'POST /session/by-code', title: '验证码登录', access: 'public',
  input: z.object({ phone: MobilePhone, code: typed().regex(/^\d{6}$/, { error: '验证码为 6 位数字' }) }),
  output: SessionView, refusals: ['code/wrong', 'code/unknown-phone', 'code/number-waits'],
});
/** How long a confirmation opens what needs one (`fresh`); signing in counts as one. */
export const CONFIRMED_MINUTES = 10;
/** A code to the number that this session signed in with: for what needs a fresh confirmation. */
export const requestConfirmation = command({
  subject: 'gateway.session.request-confirmation', http: 'POST /session/confirmation/codes', title: '获取确认用的验证码', access: everyone,
  input: z.object({}),
  output: z.object({ phoneMasked: z.string(), validMinutes: z.int(), demoCode: z.string().nullable() }),
  refusals: ['code/no-channel', 'session/no-number'],
});
/** Whoever holds the session has shown that the person is there. */
export const confirmSession = command({
  subject: 'gateway.session.confirm', http: 'POST /session/confirmation', title: '用验证码确认是本人', access: everyone,
  input: z.object({ code: typed().regex(/^\d{6}$/, { error: '验证码为 6 位数字' }) }),
  output: z.object({ until: Instant }), refusals: ['code/wrong', 'session/no-number'],
});
export const signOut = command({
  subject: 'gateway.session.sign-out', http: 'DELETE /session', title: '退出登录', access: everyone, input: z.object({}), output: z.object({}), refusals: [],
});
export const listSessions = query({
  subject: 'gateway.session.list', http: 'GET /sessions', title: '登录过的设备', access: everyone, input: z.object({}),
  output: z.object({ items: z.array(z.object({ id: z.string(), device: z.string(), startedAt: Instant, lastSeenAt: Instant, isThisOne: z.boolean() })) }), refusals: [],
});
export const endSession = command({
  subject: 'gateway.session.end', http: 'DELETE /sessions/:sessionId', title: '让一台设备退出', access: everyone,
  input: z.object({ sessionId: z.uuid() }), output: z.object({}), refusals: ['session/not-found'],
});
/** Staff add an authenticator: first ask for the secret, then prove it with a code. */
export const enrolTotp = command({
  subject: 'gateway.totp.enrol', http: 'POST /session/totp', title: '绑定动态码', access: everyone,
  input: z.object({ password: z.string().min(1).max(200) }), output: z.object({ secret: z.string(), uri: z.string() }), refusals: ['session/wrong-credentials', 'totp/no-password', 'totp/active-already'],
});
export const confirmTotp = command({
  subject: 'gateway.totp.confirm', http: 'POST /session/totp/confirm', title: '确认动态码', access: everyone,
  input: z.object({ code: z.string().regex(/^\d{6}$/, { error: '动态码为 6 位数字' }) }), output: z.object({}), refusals: ['session/wrong-totp', 'totp/not-enrolled'],
});
/** Demo mode only: who a visitor may be. */
export const listDemoAccounts = query({
  subject: 'gateway.demo.list-accounts', http: 'GET /demo/accounts', title: '演示账号', access: 'public', input: z.object({}),
  output: z.object({ items: z.array(z.object({ userName: z.string(), password: z.string().nullable(), phone: z.string().nullable(), role: Role, scope: z.string(), portal: z.string(), name: z.string() })) }),
  refusals: ['demo/not-found'],
});
