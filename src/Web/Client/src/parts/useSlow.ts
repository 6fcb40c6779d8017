import { useEffect, useState } from 'preact/hooks';

/** A text once its writer has paused, so that not every key asks the hub. */
export function useSlow(text: string): string {
  const [slow, set] = useState(text);
  useEffect(() => {
    const soon = setTimeout(() => set(text.trim()), 250);
    return () => clearTimeout(soon);
  }, [text]);
  return slow;
}
