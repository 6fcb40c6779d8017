import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ask } from '../api/ask';
import { CommunesDocument, type CommunesQuery } from '../generated/operations';
import { announce } from '../parts/announce';
import { useSlow } from '../parts/useSlow';
import { words } from '../words';

type Commune = CommunesQuery['communes'][number];
export type Chosen = Pick<Commune, 'insee' | 'name' | 'departement'>;

/** A commune by its name or postcode: a combobox as WAI-ARIA describes it. Emptied, none is chosen. */
export function CommuneField({ value, problem }: { value: Signal<Chosen | null>; problem?: string }) {
  const w = words.value.members;
  const id = useId();
  const text = useSignal(value.peek()?.name ?? '');
  const found = useSignal<Commune[]>([]);
  const current = useSignal(-1);
  const typed = useRef(false);
  const slow = useSlow(text.value);
  useEffect(() => {
    if (!typed.current || slow.length < 2) return void (found.value = []);
    const abort = new AbortController();
    ask(CommunesDocument, { text: slow }, abort.signal)
      .then(({ communes }) => {
        found.value = communes;
        current.value = -1;
        announce(words.peek().members.communeCount(communes.length));
      })
      .catch(() => {});
    return () => abort.abort();
  }, [slow]);

  const close = () => {
    typed.current = false;
    found.value = [];
    current.value = -1;
  };
  const choose = (commune: Commune) => {
    value.value = commune;
    text.value = commune.name;
    close();
  };
  const leave = () => {
    close();
    if (!text.peek().trim()) value.value = null;
    text.value = value.peek()?.name ?? '';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = found.peek().length;
    if (count === 0) return;
    if (event.key === 'ArrowDown') current.value = (current.peek() + 1) % count;
    else if (event.key === 'ArrowUp') current.value = (current.peek() + count - 1) % count;
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && current.peek() >= 0) choose(found.peek()[current.peek()]!);
    else return;
    event.preventDefault();
  };
  const isOpen = found.value.length > 0;
  return (
    <div class="field combobox">
      <label htmlFor={id}>{w.commune}</label>
      <p class="hint" id={`${id}-hint`}>
        {w.communeHint}
      </p>
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        value={text.value}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current.value >= 0 ? `${id}-${current.value}` : undefined}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem ? true : undefined}
        onKeyDown={onKeyDown}
        onBlur={leave}
        onInput={(event) => {
          typed.current = true;
          text.value = event.currentTarget.value;
        }}
      />
      <ul class="options" id={`${id}-list`} role="listbox" aria-label={w.commune} hidden={!isOpen}>
        {found.value.map((commune, index) => (
          <li
            key={commune.insee}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current.value}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(commune);
            }}
          >
            {commune.name} <span class="soft small">{commune.postcodes[0] ?? commune.departement}</span>
          </li>
        ))}
      </ul>
      {problem && <p class="problem">{problem}</p>}
    </div>
  );
}
