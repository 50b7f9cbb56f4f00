import { z } from 'zod';
import { isPlainText, withoutInvisible } from './typed.ts';

/** Nobody types an id: where one is missing, nothing was chosen. */
export const id = <const Brand extends string>(brand: Brand) => z.uuid({ error: ({ input }) => (input === undefined ? '请选择' : '编号不对') }).brand<Brand>().meta({ description: `UUIDv7 (${brand})` });
export const PersonId = id('PersonId');
export const HouseholdId = id('HouseholdId');
export const GridId = id('GridId');
export const DepartmentId = id('DepartmentId');
export const WorkroomId = id('WorkroomId');
export const NeedId = id('NeedId');
export const PhotoId = id('PhotoId');
export const TieId = id('TieId');
export const WhistleId = id('WhistleId');
export const ShiftId = id('ShiftId');
export const ReceptionDayId = id('ReceptionDayId');
export const OpinionId = id('OpinionId');
export const ImportId = id('ImportId');
export const ExportId = id('ExportId');
export const PostingId = id('PostingId');
export const PairingId = id('PairingId');
export const CommitteeId = id('CommitteeId');
export const PartnerId = id('PartnerId');
export const TrainingId = id('TrainingId');
export const MobileBranchId = id('MobileBranchId');
export const MemberPairId = id('MemberPairId');
export type PersonId = z.infer<typeof PersonId>;
export type HouseholdId = z.infer<typeof HouseholdId>;
export type NeedId = z.infer<typeof NeedId>;

/** Official division code as text: county 6, township 9, village or community 12 digits. */
export const DivisionCode = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, { error: '区划代码应为 6、9 或 12 位数字' });
/** Official code of a village or community (12 digits). */
export const VillageCode = z.string().regex(/^\d{12}$/, { error: '村代码应为 12 位数字' });
export const DivisionKind = z.enum(['county', 'township', 'village', 'community']);

/** County calendar day, Asia/Shanghai, YYYY-MM-DD. */
export const Day = z.iso.date({ error: '日期应写成 2026-03-01 这样' });
/** An instant in UTC. */
export const Instant = z.iso.datetime({ error: '时间格式不对' });
/** A text as it was typed or pasted: without invisible characters, without blanks around it. */
export const typed = (error?: string) => z.string(error ? { error } : {}).overwrite(withoutInvisible).trim();
/** A mobile telephone number of mainland China, 11 digits. */
export const MobilePhone = typed().regex(/^1[3-9]\d{9}$/, { error: '手机号应为 11 位数字' });

/** What a person writes: trimmed, `min` to `max` characters, nothing invisible, no control characters. */
export const text = (min: number, max: number) =>
  typed('请填写文字')
    .min(min, { error: min === 1 ? '请填写' : `请至少写 ${min} 个字` })
    .max(max, { error: `最多写 ${max} 个字` })
    .refine(isPlainText, { error: '含有不能识别的字符' });

/** Words of hardship: what everybody may read must not say who lives alone, is disabled or poor. */
const HARDSHIP_WORDS = /独居|独自(?:居住|生活)|残疾|残障|低保|五保|特困|孤寡|贫困户/;
/** What everybody in the county may read, such as the title of a published need: as `text`, without words of hardship. */
export const publicText = (min: number, max: number) =>
  text(min, max).refine((words) => !HARDSHIP_WORDS.test(words), { error: '这里人人看得到，请不要写独居、残疾、低保这样的情况' });

/** How pressing a need is: 1 can wait … 5 now. */
export const Urgency = z.int().min(1).max(5);
/** Marks on a resident that raise urgency (留守老人, 留守儿童, 独居, 残疾, 低保). */
export const CareTag = z.enum(['leftBehindElder', 'leftBehindChild', 'livesAlone', 'disabled', 'minimumLiving']);
export type CareTag = z.infer<typeof CareTag>;

/** The five categories of services brought down (教育、生活、法律、健康、文化). */
export const ServiceCategory = z.enum(['education', 'living', 'law', 'health', 'culture']);
export type ServiceCategory = z.infer<typeof ServiceCategory>;
/** Regular (常规型) or individual (个性化) service. */
export const ServiceMode = z.enum(['regular', 'individual']);
/** Readable id of a service kind, e.g. `health.free-clinic`. */
export const ServiceKindId = z.string().regex(/^[a-z]+(?:[.-][a-z]+)*$/, { error: '服务项目编号不对' }).max(60);

/** Five levels as in 好差评: 5 very satisfied … 1 very dissatisfied. */
export const RatingLevel = z.int().min(1).max(5);
/** Ratings at or below this level reopen the matter. */
export const BAD_RATING = 2;

/** Cursor paging: opaque cursor, at most 200 rows. */
export const Paging = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(20) };
/** One page of a list: stable order, the total under the same filter, null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int(), nextCursor: z.string().nullable() });

/** A step in the life of a matter, as its people see it. */
export const HistoryEntry = z.object({
  at: Instant,
  action: z.string(),
  byPersonId: PersonId.nullable(),
  byRole: z.string(),
  byUnit: z.string().nullable().describe('name of the department or village that acted'),
  toStatus: z.string(),
  note: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** A file that an operation answers with `download: 'file'`; `parts` in all, each a piece of at most 2 MB. */
export const FileOut = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string(), parts: z.int() });
/** Input of such an operation: which piece, from 1. */
export const FilePart = { part: z.coerce.number().int().min(1).max(1000).default(1) };
