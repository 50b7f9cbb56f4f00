import { CareTag } from '@shaodao/contracts/vocabulary';
import { careTagText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Checkbox } from '@shaodao/ui/choice';
import { words } from './households.words.ts';

/** Care marks, any of them. */
export function CareTagChoice({ value, onChange }: { value: readonly CareTag[]; onChange: (value: CareTag[]) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  return (
    <fieldset className="sd-field sd-group sd-group-inline">
      <legend>{t.tagsOf}</legend>
      <div className="sd-group-choices">
        {CareTag.options.map((tag) => <Checkbox key={tag} label={careTagText[language][tag]} checked={value.includes(tag)} onChange={() => onChange(value.includes(tag) ? value.filter((one) => one !== tag) : [...value, tag])} />)}
      </div>
    </fieldset>
  );
}
