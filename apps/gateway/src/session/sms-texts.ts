import type { CodePurpose, CodeUse } from './phone-codes.ts';

/** A message in both forms: the provider's template with its parameters, and the whole sentence. */
export interface SmsText {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly text: string;
}

const TEMPLATES: Readonly<Record<CodePurpose, string>> = {
  signIn: 'sign-in-code',
  confirm: 'confirm-code',
  number: 'number-code',
  release: 'release-code',
  contact: 'contact-code',
};
const SENTENCES: Readonly<Record<CodePurpose, (code: string, minutes: number, newNumber: string) => string>> = {
  signIn: (code, minutes) => `验证码 ${code}，用来登录哨到，${minutes} 分钟内有效。不要告诉任何人，干部也不会问您要。`,
  confirm: (code, minutes) =>
    `验证码 ${code}，用来在哨到查看您的全部个人信息，${minutes} 分钟内有效。不要告诉任何人，干部也不会问您要。`,
  number: (code, minutes) =>
    `有人要把这个号码登记为一位村民在哨到的手机号，以后用它能登录、办事。是您本人当面在办，才把验证码 ${code} 告诉面前的干部，${minutes} 分钟内有效；不是您在办，不要告诉任何人。`,
  release: (code, minutes, newNumber) =>
    `有人要把您在哨到登记的手机号换成 ${newNumber}，换了以后这个号码不能再登录。是您本人要换，才把验证码 ${code} 告诉面前的干部，${minutes} 分钟内有效；不是您要换，不要告诉任何人，请打电话问村干部。`,
  contact: (code, minutes) =>
    `有一户人家想登记您为紧急联系人，有急事时打您电话。您同意，才把验证码 ${code} 告诉来登记的干部，${minutes} 分钟内有效；不同意就不用理会。`,
};

/** What a code says it is for: nobody can be talked into reading out one for another purpose without being told. */
export const codeText = (
  { purpose, newNumber = '' }: Pick<CodeUse, 'purpose' | 'newNumber'>,
  code: string,
  minutes: number,
): SmsText => ({
  template: TEMPLATES[purpose],
  parameters: { code, minutes, ...(newNumber ? { newPhone: newNumber } : {}) },
  text: SENTENCES[purpose](code, minutes, newNumber),
});

/** What the old number is told: that another one is to take its place, or has. */
export interface NumberNotice {
  readonly kind: 'asked' | 'changed';
  readonly newPhoneMasked: string | null;
  readonly from: string;
  readonly ring: { readonly name: string; readonly phone: string } | null;
}
export function noticeText({ kind, newPhoneMasked, from, ring }: NumberNotice): SmsText {
  const whom = ring ? `村里的${ring.name}，电话 ${ring.phone}` : '村干部';
  const number = newPhoneMasked ? ` ${newPhoneMasked} ` : '别的号码';
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' }).format(
    new Date(from),
  );
  const text =
    kind === 'asked'
      ? `有人申请把您在哨到登记的手机号改成${number}，核对以后，最早 ${day}改。不是您要改的，请打电话给${whom}，或者登录哨到，在“我的”里点“不是我要改的”。`
      : `您在哨到登记的手机号已经改成${number}，这个号码不能再登录。不是您要改的，请马上打电话给${whom}。`;
  return {
    template: `number-${kind}`,
    text,
    parameters: { newPhone: newPhoneMasked ?? '', from: day, ringName: ring?.name ?? '', ringPhone: ring?.phone ?? '' },
  };
}
