import { id } from '@shaodao/portal-kit/testing/needs';
import { deskBrowserTests } from '@shaodao/portal-staff/testing/browser';
import { sampleNeed } from '@shaodao/portal-staff/testing/samples';
import { join } from 'node:path';

const inState = (status: string): string => `/needs/${Array.from({ length: 66 }, (_, at) => sampleNeed(at)).find((need) => need.status === status)!.id}`;
const liaison = 'departmentLiaison';

deskBrowserTests({
  root: join(import.meta.dirname, '..'),
  basePath: '/department/',
  states: [
    [liaison, inState('published'), '打算怎么办'], [liaison, inState('claimed'), '要几名志愿者'], [liaison, inState('scheduled'), '2/3 已报名'], [liaison, inState('reopened'), '怎么答复'], [liaison, `/whistles/${id(2001)}`, '人到现场了再报到'],
  ],
  empty: [[liaison, '/', '没有等着办的'], [liaison, '/claimable', '职责内的都有人认领了'], [liaison, '/held', '本单位现在没有在办的需求'], [liaison, '/whistles', '现在没有哨声'], [liaison, '/score', '件数不足']],
});
