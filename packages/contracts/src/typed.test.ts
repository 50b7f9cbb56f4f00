import { describe, expect, it } from 'vitest';
import { withoutInvisible } from './typed.ts';
import { MobilePhone, text } from './vocabulary.ts';

describe('what people type and paste', () => {
  it('is kept without characters that nobody sees, so that two names that look alike are one name', () => {
    for (const name of ['王\u200b秀兰', '\u202e王秀兰\u202c', '王秀兰\u2060', '王\ufeff秀兰', '王\u00ad秀兰', '王\u200d秀兰', '王\ufe0f秀兰', '王秀兰\u{e0041}', '\u3164王秀兰'])
      expect(text(2, 20).parse(name), JSON.stringify(name)).toBe('王秀兰');
  });
  it('is empty when nothing of it can be seen', () => {
    expect(text(1, 20).safeParse('\u200b\u200b\u2060').error?.issues[0]?.message).toBe('请填写');
  });
  it('is a telephone number also when it comes from an address book with marks of direction around it', () => {
    expect(MobilePhone.parse('\u202d13800001111\u202c')).toBe('13800001111');
  });
  it('keeps emoji whole, and the words of languages that need their joiners', () => {
    for (const whole of ['👨‍👩‍👧‍👦', '❤️', '👍🏽', '1️⃣', '🏳️‍🌈', '谢谢👩🏽‍⚕️', 'ᠮᠣᠩᠭᠣᠯ᠋']) expect(withoutInvisible(whole)).toBe(whole);
  });
  it('takes no control character of either kind', () => {
    for (const wrong of ['头\u0007晕', '头\u0085晕', '头\u009b晕', '头\ud800晕']) expect(text(1, 20).safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });
});
