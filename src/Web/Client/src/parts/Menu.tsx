import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon';

/** Actions that are used seldom, behind one button. Closes on Escape, on a press elsewhere, and after an action. */
export function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = (focus: boolean) => {
    if (!details.current?.open) return;
    details.current.open = false;
    if (focus) details.current.querySelector('summary')?.focus();
  };
  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (!details.current?.contains(event.target as Node)) close(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);
  return (
    <details class="menu" ref={details} onToggle={() => details.current?.open && bringIntoView(details.current)} onKeyDown={(event) => event.key === 'Escape' && close(true)}>
      <summary class="icon-button" aria-label={label}>
        <Icon name="more" />
      </summary>
      <div class="menu-items" onClick={() => close(false)}>
        {children}
      </div>
    </details>
  );
}

/** In a thread, which scrolls by itself, a menu near an edge moves inside. */
function bringIntoView(details: HTMLElement): void {
  const items = details.querySelector<HTMLElement>('.menu-items');
  const box = details.closest('.thread')?.getBoundingClientRect();
  if (!items || !box) return;
  items.style.translate = '';
  const place = items.getBoundingClientRect();
  const margin = 8;
  const shift = Math.max(0, box.left + margin - place.left) || Math.min(0, box.right - margin - place.right);
  items.style.translate = `${shift}px`;
  items.scrollIntoView({ block: 'nearest' });
}
