import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { language, words } from '../words';
import { languageName, offered } from './languages';

/** The languages one speaks: chosen from a list, taken away one by one. */
export function LanguagesField({ value, problem }: { value: Signal<string[]>; problem?: string }) {
  const w = words.value.members;
  const id = useId();
  const named = (tag: string) => languageName(tag, language.value);
  const others = offered.filter((tag) => !value.value.includes(tag)).sort((a, b) => named(a).localeCompare(named(b), language.value));
  return (
    <fieldset class="field">
      <legend>{w.languages}</legend>
      <ul class="chips">
        {value.value.map((tag) => (
          <li key={tag}>
            <button type="button" class="chip" aria-label={w.removeLanguage(named(tag))} onClick={() => (value.value = value.value.filter((one) => one !== tag))}>
              {named(tag)} <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <label class="visually-hidden" htmlFor={id}>
        {w.otherLanguage}
      </label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          if (event.currentTarget.value) value.value = [...value.value, event.currentTarget.value];
          event.currentTarget.value = '';
        }}
      >
        <option value="">{w.otherLanguage}…</option>
        {others.map((tag) => (
          <option key={tag} value={tag}>
            {named(tag)}
          </option>
        ))}
      </select>
      {problem && <p class="problem">{problem}</p>}
    </fieldset>
  );
}
