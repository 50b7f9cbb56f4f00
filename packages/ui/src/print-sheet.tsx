import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useWording } from './wording.ts';

/** A sheet of paper: what stands in it is printed on A4, the shell around it is not. */
export function PrintSheet({ title, lead, foot, children }: { title: ReactNode; lead?: ReactNode; foot?: ReactNode; children: ReactNode }) {
  const wording = useWording();
  return (
    <div className="sd-print">
      <div className="sd-print-tools"><Button look="primary" icon="print" onClick={() => print()}>{wording.print}</Button></div>
      <article className="sd-sheet">
        <header><h1>{title}</h1>{lead && <p>{lead}</p>}</header>
        {children}
        {foot && <footer>{foot}</footer>}
      </article>
    </div>
  );
}
