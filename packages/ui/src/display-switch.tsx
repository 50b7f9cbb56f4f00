import { changeDisplaySettings, contrasts, nextSize, sizes, useDisplaySettings } from './display-settings.ts';
import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** Segmented radio buttons; the chosen one carries a tick, not only a colour. */
function Segments<T extends string>({ legend, all, texts, value, onChange }:
  { legend: string; all: readonly T[]; texts: Record<T, string>; value: T; onChange: (value: T) => void }) {
  return (
    <fieldset className="sd-segments">
      <legend>{legend}</legend>
      <div>
        {all.map((one) => (
          <label key={one}>
            <input type="radio" name={`sd-${legend}`} checked={one === value} onChange={() => onChange(one)} />
            <span><Icon name="check" />{texts[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Chooses the size of all text (字号); kept on this device. */
export function SizeSwitch() {
  const wording = useWording();
  const { size } = useDisplaySettings();
  return <Segments legend={wording.textSize} all={sizes} texts={wording.sizes} value={size} onChange={(next) => changeDisplaySettings({ size: next })} />;
}

/** Chooses soft colours or black on white; kept on this device. */
export function ContrastSwitch() {
  const wording = useWording();
  const { contrast } = useDisplaySettings();
  return <Segments legend={wording.contrast} all={contrasts} texts={wording.contrasts} value={contrast} onChange={(next) => changeDisplaySettings({ contrast: next })} />;
}

/** One button that goes to the next text size, round and round (大字). */
export function SizeButton() {
  const wording = useWording();
  const { size } = useDisplaySettings();
  return (
    <button type="button" className="sd-tool" onClick={() => changeDisplaySettings({ size: nextSize(size) })}>
      <Icon name="textSize" />
      <span>{wording.biggerText}</span>
      <span className="sd-unseen" role="status">{wording.sizeNow(wording.sizes[size])}</span>
    </button>
  );
}
