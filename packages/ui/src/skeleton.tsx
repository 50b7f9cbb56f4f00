import { useWording } from './wording.ts';

/** Grey lines where text will be; still, and announced once as loading. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  const wording = useWording();
  return (
    <div className="sd-skeleton" role="status">
      <span className="sd-unseen">{wording.loading}</span>
      {Array.from({ length: lines }, (_, at) => <span key={at} style={{ width: `${100 - ((at * 37) % 45)}%` }} />)}
    </div>
  );
}
