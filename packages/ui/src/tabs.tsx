import { useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

/** One tab; `count` stands behind its text. */
export type Tab = { id: string; text: string; count?: number };

/** Tabs over one panel: arrow keys, Home and End move, as the ARIA practice says. */
export function Tabs({ label, tabs, current, onChange, children }:
  { label: string; tabs: readonly Tab[]; current: string; onChange: (id: string) => void; children: ReactNode }) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div className="sd-tabs">
      <div ref={list} role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" id={`${base}-${tab.id}`} data-tab={tab.id} aria-selected={tab.id === current}
            aria-controls={`${base}-panel`} tabIndex={tab.id === current ? 0 : -1} onClick={() => onChange(tab.id)}>
            {tab.text}{tab.count !== undefined && <span className="sd-tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${current}`} tabIndex={0}>{children}</div>
    </div>
  );
}
