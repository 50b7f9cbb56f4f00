import { fileURLToPath } from 'node:url';
import { Directory } from '@shaodao/service-kit/directory';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { ListServiceKinds } from './kind/list-service-kinds.ts';
import { AnswerRating } from './need/answer-rating.ts';
import { AskForHelp } from './need/ask-for-help.ts';
import { ClaimNeed } from './need/claim-need.ts';
import { ListNeeds } from './need/list-needs.ts';
import { ListHeld } from './need/list-held.ts';
import { LookAtNeed } from './need/look-at-need.ts';
import { MergeNeed } from './need/merge-need.ts';
import { OnHandOver } from './need/on-hand-over.ts';
import { OnOthers } from './need/on-others.ts';
import { PublishNeed } from './need/publish-need.ts';
import { RateNeed } from './need/rate-need.ts';
import { RecordService } from './need/record-service.ts';
import { ReleaseNeed } from './need/release-need.ts';
import { ReopenNeed } from './need/reopen-need.ts';
import { ResubmitNeed } from './need/resubmit-need.ts';
import { ReturnNeed } from './need/return-need.ts';
import { ScheduleVisit } from './need/schedule-visit.ts';
import { needTimers } from './need/timers.ts';
import { VerifyNeed } from './need/verify-need.ts';
import { WithdrawNeed } from './need/withdraw-need.ts';
import { Photos } from './photo/photos.ts';
import type { NeedsTables } from './tables.ts';
import { BlowWhistle } from './whistle/blow-whistle.ts';
import { ReadWhistles } from './whistle/read-whistles.ts';
import { whistleTimers, WorkWhistle } from './whistle/work-whistle.ts';

/** Needs, claims, visits, ratings and whistles: the county's main loop. */
export const needsService: ServiceDefinition<NeedsTables> = {
  name: 'needs',
  handlers: [
    ListServiceKinds, Photos, Directory, OnOthers,
    AskForHelp, LookAtNeed, ListNeeds, ListHeld, OnHandOver, VerifyNeed, ReturnNeed, ResubmitNeed, MergeNeed, WithdrawNeed, PublishNeed, ReopenNeed,
    ClaimNeed, ReleaseNeed, ScheduleVisit, RecordService, RateNeed, AnswerRating,
    BlowWhistle, WorkWhistle, ReadWhistles,
  ],
  hears: ['registry', 'volunteers', 'liaison'],
  heardBy: ['registry', 'volunteers', 'liaison', 'evaluation'],
  timers: { ...needTimers, ...whistleTimers },
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
