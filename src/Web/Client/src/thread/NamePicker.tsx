import { useSignal, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { myId } from '../app/session';
import type { PersonFragment } from '../generated/operations';
import { announce } from '../parts/announce';
import { Picture } from '../parts/Person';
import { words } from '../words';
import { asked, type Mentioned } from './mentions';

/** Finds members who may be named here, by the beginning of a name. */
export type FindPeople = (name: string, abort: AbortSignal) => Promise<PersonFragment[]>;

interface Naming {
  box: RefObject<HTMLTextAreaElement | null>;
  text: Signal<string>;
  people: Signal<Mentioned[]>;
  find: FindPeople;
}

/** Members to name after an @: the list under the text, chosen by arrows and Enter, or by a press. */
export function useNamePicker({ box, text, people, find }: Naming) {
  const id = useId();
  const found = useSignal<PersonFragment[]>([]);
  const current = useSignal(0);
  const place = useSignal<ReturnType<typeof asked>>(null);
  const name = place.value?.name ?? null;

  useEffect(() => {
    found.value = [];
    current.value = 0;
    if (name === null) return;
    const abort = new AbortController();
    const soon = setTimeout(() => {
      find(name.trim(), abort.signal)
        .then((members) => {
          found.value = members.filter((member) => member.id !== myId.peek());
          if (found.value.length > 0) announce(words.peek().thread.mentionCount(found.value.length));
        })
        .catch(() => {});
    }, 150);
    return () => {
      clearTimeout(soon);
      abort.abort();
    };
  }, [name]);

  const look = () => {
    const caret = box.current?.selectionStart ?? 0;
    place.value = asked(text.peek(), caret);
  };
  const choose = (person: PersonFragment) => {
    const at = place.peek();
    if (!at || !box.current) return;
    const before = `${text.peek().slice(0, at.start)}@${person.name} `;
    text.value = before + text.peek().slice(at.start + 1 + at.name.length);
    people.value = [...people.peek().filter((one) => one.id !== person.id), { id: person.id, name: person.name }];
    place.value = null;
    box.current.value = text.peek();
    box.current.focus();
    box.current.setSelectionRange(before.length, before.length);
  };
  /** True where the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (found.peek().length === 0 || place.peek() === null) return false;
    const count = found.peek().length;
    if (event.key === 'ArrowDown') current.value = (current.peek() + 1) % count;
    else if (event.key === 'ArrowUp') current.value = (current.peek() + count - 1) % count;
    else if (event.key === 'Escape') place.value = null;
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey) choose(found.peek()[current.peek()]!);
    else return false;
    event.preventDefault();
    return true;
  };
  const isOpen = place.value !== null && found.value.length > 0;
  const attributes = {
    'aria-autocomplete': 'list' as const,
    'aria-controls': isOpen ? id : undefined,
    'aria-activedescendant': isOpen ? `${id}-${current.value}` : undefined,
  };
  const list = isOpen && (
    <ul class="options" id={id} role="listbox" aria-label={words.value.thread.mentionList}>
      {found.value.map((person, index) => (
        <li
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current.value}
          onPointerDown={(event) => {
            event.preventDefault();
            choose(person);
          }}
        >
          <Picture person={person} size="small" /> {person.name}
        </li>
      ))}
    </ul>
  );
  return { look, onKey, attributes, list };
}
