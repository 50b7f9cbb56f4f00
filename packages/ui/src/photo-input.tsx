import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { downscalePhoto } from './downscale-photo.ts';
import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** A photo ready to be sent: JPEG, at most 1600 px, without EXIF; or HEIC as the camera wrote it, where the browser can't open one. */
export type Photo = { id: string; name: string; blob: Blob };

function Preview({ photo, at, onRemove }: { photo: Photo; at: number; onRemove: () => void }) {
  const wording = useWording();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(photo.blob);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [photo.blob]);
  return (
    <li>
      {address && <img src={address} alt={wording.photo(at + 1)} />}
      <IconButton icon="trash" label={wording.removePhoto(at + 1)} onClick={onRemove} />
    </li>
  );
}

/** Takes or picks photos, shrinks them on the phone, shows them, and lets one be removed. */
export function PhotoInput({ label, hint, photos, onChange, max = 3 }:
  { label: ReactNode; hint?: ReactNode; photos: readonly Photo[]; onChange: (photos: Photo[]) => void; max?: number }) {
  const wording = useWording();
  const id = useId();
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);

  const add = async (files: File[]) => {
    setTrouble(photos.length + files.length > max ? wording.photosFull(max) : '');
    setBusy(true);
    const added: Photo[] = [];
    for (const file of files.slice(0, max - photos.length)) {
      try {
        added.push({ id: crypto.randomUUID(), name: file.name, blob: await downscalePhoto(file) });
      } catch {
        setTrouble(wording.photoUnreadable(file.name));
      }
    }
    setBusy(false);
    if (added.length > 0) onChange([...photos, ...added]);
  };
  const remove = (photo: Photo) => {
    onChange(photos.filter((one) => one.id !== photo.id));
    box.current?.focus();
  };
  const picker = (capture: boolean) => (
    <label className="sd-photo-pick" data-off={busy || photos.length >= max || undefined}>
      <input type="file" accept="image/*" multiple={!capture} capture={capture ? 'environment' : undefined} disabled={busy || photos.length >= max}
        onChange={(event) => { const files = [...(event.target.files ?? [])]; event.target.value = ''; void add(files); }} />
      <Icon name={capture ? 'camera' : 'picture'} /><span>{capture ? wording.takePhoto : wording.pickPhoto}</span>
    </label>
  );
  return (
    <fieldset ref={box} tabIndex={-1} className="sd-field sd-group sd-photos" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{label}</legend>
      {hint && <p className="sd-field-hint" id={`${id}-hint`}>{hint}</p>}
      {photos.length > 0 && <ul>{photos.map((photo, at) => <Preview key={photo.id} photo={photo} at={at} onRemove={() => remove(photo)} />)}</ul>}
      <div className="sd-row">{picker(true)}{picker(false)}</div>
      <p role="status" className={trouble ? 'sd-field-error' : 'sd-unseen'}>{busy ? wording.busy : trouble}</p>
    </fieldset>
  );
}
