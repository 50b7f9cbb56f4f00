import { listDemoAccounts, signIn, signOut } from '@shaodao/contracts/identity/session';
import { ok, refuse } from '@shaodao/contracts/kit';
import { getMe } from '@shaodao/contracts/registry/person';
import { cancelSignUp, getShift, listShifts, signUpForShift } from '@shaodao/contracts/volunteers/shift';
import type { ShiftView } from '@shaodao/contracts/volunteers/shift';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { id } from '@shaodao/portal-kit/testing/needs';
import { startTestServer } from '@shaodao/portal-kit/testing/test-server';

const dayFromNow = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000));
const aShift = (n: number, change: Partial<ShiftView>): ShiftView => ({
  id: id(n), needId: id(100 + n), kindId: 'free-clinic' as never, kindName: '义诊', task: '扶老人排队、登记姓名', villageCode: '350123100201' as never, villageName: '巽屿村', townshipName: '碧里乡', departmentName: '县医院',
  on: dayFromNow(1), from: '08:30', to: '11:30', status: 'open', wanted: 4, signedUp: 2, waiting: 0, mine: null, waitingPlace: null, allowedActions: ['signUp'], ...change,
});
const shiftsOfWeek = (): ShiftView[] => [
  aShift(1, { mine: 'signedUp', signedUp: 3, allowedActions: ['cancelSignUp'] }),
  aShift(2, { kindName: '上门理发', task: '烧热水、扫地、陪老人说话', villageName: '西洋村', townshipName: '起步镇', departmentName: '团县委', on: dayFromNow(3), from: '14:00', to: '17:00', wanted: 3, signedUp: 1 }),
  aShift(3, { kindName: '教老人用手机', task: '一个人教两位老人视频通话', villageName: '下长治村', townshipName: '中房镇', departmentName: '县大数据中心', on: dayFromNow(5), from: '09:00', to: '11:00', status: 'full', wanted: 2, signedUp: 2, waiting: 1 }),
  aShift(4, { kindName: '节日活动', task: '布置会场、端汤圆', villageName: '竹里村', townshipName: '霍口畲族乡', departmentName: '县文化馆', on: dayFromNow(9), from: '15:00', to: '19:30', wanted: 8, signedUp: 5 }),
];
const servedShifts = (): ShiftView[] => [
  aShift(11, { on: dayFromNow(-12), status: 'over', mine: 'served', signedUp: 4, allowedActions: [] }),
  aShift(12, { on: dayFromNow(-40), status: 'over', mine: 'served', signedUp: 4, allowedActions: [], kindName: '打扫卫生', task: '擦窗、晒被子', villageName: '王沙村', townshipName: '松山镇', departmentName: '县总工会' }),
];

/** A county with a few shifts; Lin Xiaoyan, a volunteer, is signed in. */
export async function startVolunteers({ folder }: { folder?: string } = {}) {
  const county = await startTestServer({ folder, basePath: '/volunteer/' });
  const shifts = new Map([...shiftsOfWeek(), ...servedShifts()].map((shift) => [shift.id as string, shift]));
  const put = (shift: ShiftView) => (shifts.set(shift.id, shift), ok(shift));
  county
    .on(listDemoAccounts, () => ok({ items: [{ userName: 'linxiaoyan', password: 'demo-volunteer', phone: null, role: 'volunteer', scope: '县医院党员志愿者', portal: 'volunteer', name: '林小燕' }] }))
    .on(signIn, ({ userName, password, totp }) => {
      if (userName !== 'linxiaoyan' || password !== 'demo-volunteer') return refuse('session/wrong-credentials');
      if (totp === undefined) return refuse('session/totp-required');
      county.isSignedIn = true;
      return ok({ personId: id(70), roles: ['volunteer'], expiresAt: new Date(Date.now() + 43_200_000).toISOString(), token: 'shown-once' });
    })
    .on(signOut, () => ((county.isSignedIn = false), ok({})))
    .on(getMe, () => ok({ personId: id(70), name: '林小燕', phoneMasked: '136****8820', grants: [{ role: 'volunteer', scope: 'own', scopeName: '县医院空心村志愿服务队', validUntil: null }], households: [], village: null }))
    .on(listShifts, ({ whose }) => {
      const items = [...shifts.values()].filter((shift) => (whose === 'served' ? shift.mine === 'served' : shift.mine !== 'served'));
      return ok({ items, total: items.length, nextCursor: null });
    })
    .on(getShift, ({ shiftId }) => (shifts.has(shiftId) ? ok(shifts.get(shiftId)!) : refuse('shift/not-found')))
    .on(signUpForShift, ({ shiftId }) => {
      const shift = shifts.get(shiftId);
      if (!shift) return refuse('shift/not-found');
      if (shift.villageName === '竹里村') return refuse('shift/overlaps');
      return put(shift.signedUp < shift.wanted
        ? { ...shift, signedUp: shift.signedUp + 1, mine: 'signedUp', allowedActions: ['cancelSignUp'] }
        : { ...shift, waiting: shift.waiting + 1, mine: 'waiting', waitingPlace: shift.waiting + 1, allowedActions: ['cancelSignUp'] });
    })
    .on(cancelSignUp, ({ shiftId }) => {
      const shift = shifts.get(shiftId)!;
      return put({ ...shift, signedUp: shift.signedUp - 1, mine: 'cancelled', waitingPlace: null, allowedActions: ['signUp'] });
    });
  county.isSignedIn = true;
  return { county, shifts, put };
}
