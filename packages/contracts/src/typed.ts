/**
 * Characters that nobody sees: zero-width blanks, marks of writing direction, soft hyphens, fillers, tags. They come along
 * when a number is copied from an address book, and make two names that look alike two different names.
 */
const INVISIBLE = new RegExp(
  String.raw`[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0` +
    String.raw`\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]`,
  'gu',
);
/** Joiners and selectors shape an emoji or a Mongolian or Arabic word; anywhere else nobody sees them. */
const JOINERS = new RegExp(String.raw`[\u180b-\u180f\u200c\u200d\ufe00-\ufe0f]`, 'gu');
const LINE_SEPARATORS = /\u2028|\u2029/g;
const KEYCAP = '\u20e3';

/** Whether a joiner or selector changes how its neighbours look. Written without lookbehind, which older phones lack. */
function isSeen(joiner: string, before: string, after: string): boolean {
  if (joiner >= '\u180b' && joiner <= '\u180f') return /[\p{Script=Mongolian}\u180b-\u180f]/u.test(before);
  const isAfterEmoji = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Emoji_Modifier}\ufe0f]/u.test(before);
  if (joiner >= '\ufe00') return isAfterEmoji || after === KEYCAP;
  if (/[\p{Script=Mongolian}\p{Script=Arabic}]/u.test(before)) return true;
  return joiner === '\u200d' && isAfterEmoji && /\p{Extended_Pictographic}/u.test(after);
}

/** What a person typed or pasted, without the characters that nobody sees. */
export const withoutInvisible = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(JOINERS, (joiner: string, at: number, whole: string) => {
      const before = Array.from(whole.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
      const [after = ''] = whole.slice(at + 1, at + 3);
      return isSeen(joiner, before, after) ? joiner : '';
    })
    .replace(LINE_SEPARATORS, '\n');

/** Characters that have no place in what people write; NUL can't even be stored. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Whether a text can be kept as it is: no control characters, no half of a surrogate pair. */
export const isPlainText = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed();
