import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** A condition in force, shown as a chip that can be taken away. */
export type FilterChip = { id: string; text: string };

/** Search box, selects as children, and the conditions in force as chips. */
export function FilterBar({ label, query, onQueryChange, placeholder, onSubmit, chips = [], onRemove, onClear, children, actions }: {
  label: string;
  query: string;
  onQueryChange: (query: string) => void;
  placeholder?: string;
  onSubmit?: () => void;
  chips?: readonly FilterChip[];
  onRemove?: (id: string) => void;
  onClear?: () => void;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const wording = useWording();
  const id = useId();
  return (
    <search className="sd-filter" aria-label={label}>
      <form onSubmit={(event) => { event.preventDefault(); onSubmit?.(); }}>
        <div className="sd-field sd-filter-query">
          <label htmlFor={id}>{wording.search}</label>
          <span className="sd-search"><Icon name="search" />
            <input id={id} type="search" className="sd-input" value={query} placeholder={placeholder} onChange={(event) => onQueryChange(event.target.value)} />
          </span>
        </div>
        {children}
        {actions && <div className="sd-row sd-filter-actions">{actions}</div>}
      </form>
      {chips.length > 0 && (
        <div className="sd-row sd-filter-chips">
          {chips.map((chip) => (
            <button key={chip.id} type="button" className="sd-chip" aria-label={wording.removeFilter(chip.text)} onClick={() => onRemove?.(chip.id)}>
              {chip.text}<Icon name="close" />
            </button>
          ))}
          {onClear && <Button look="quiet" onClick={onClear}>{wording.clearFilters}</Button>}
        </div>
      )}
    </search>
  );
}
