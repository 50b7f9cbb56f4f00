import { useRef, useState } from 'react';

const WAIT_MS = 350;

/** What is typed into a search box: shown at once, handed to `commit` after a pause, on Enter, or when the box is left. */
export function useTyped(committed: string, commit: (words: string) => void) {
  const [typing, setTyping] = useState<string>();
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = () => {
    clearTimeout(later.current);
    if (typing !== undefined && typing.trim() !== committed) commit(typing.trim());
  };
  return {
    text: typing ?? committed,
    type: (text: string) => {
      setTyping(text);
      clearTimeout(later.current);
      later.current = setTimeout(() => commit(text.trim()), WAIT_MS);
    },
    settle,
    /** Nothing is being typed any more: what stands in the address is shown. */
    leave: () => {
      settle();
      setTyping(undefined);
    },
    forget: () => {
      clearTimeout(later.current);
      setTyping(undefined);
    },
  };
}
