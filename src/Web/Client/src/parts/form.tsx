import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Broken, Refused, SignedOut, Unreachable } from '../api/ask';
import { words } from '../words';
import { sentenceFor } from '../words/problems';

/** What went wrong when a form was sent: beside each field that is named, and above the button for the rest. */
export interface Failure {
  general: string[];
  fields: Record<string, string>;
}

const fine: Failure = { general: [], fields: {} };

/** What a code means in one form: the field it is about, and a sentence of its own. */
type Meanings = Record<string, [field: string, sentence: string]>;

export function failureOf(error: unknown, meanings: Meanings = {}): Failure {
  const w = words.peek();
  if (error instanceof Refused) {
    const fields: Record<string, string> = {};
    const general: string[] = [];
    for (const problem of error.problems) {
      const [field, sentence] = meanings[problem.code] ?? [problem.field ?? fieldOf[problem.code], sentenceFor(problem, w)];
      if (field) fields[field] ??= sentence;
      else general.push(sentence);
    }
    return { general, fields };
  }
  if (error instanceof Unreachable) return { general: [w.problems.unavailable], fields: {} };
  if (error instanceof SignedOut) return { general: [w.access.sessionEnded], fields: {} };
  const reference = error instanceof Broken && error.reference ? [w.problems.reference(error.reference)] : [];
  return { general: [w.problems.unknown, ...reference], fields: {} };
}

const fieldOf: Record<string, string> = { WEAK_PASSWORD: 'password' };

/** Sends a form once at a time and says what went wrong; what was typed stays. */
export function useSending(send: () => Promise<void>, known?: string[], meanings?: Meanings) {
  const busy = useSignal(false);
  const failure = useSignal<Failure>(fine);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy.peek()) return;
    busy.value = true;
    failure.value = fine;
    try {
      await send();
    } catch (error) {
      failure.value = shownIn(failureOf(error, meanings), known);
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    } finally {
      busy.value = false;
    }
  };
  return { busy: busy.value, failure: failure.value, submit, form };
}

/** A problem of a field that the form does not show is said above the button. */
function shownIn(failure: Failure, known?: string[]): Failure {
  if (!known) return failure;
  const hidden = Object.keys(failure.fields).filter((field) => !known.includes(field));
  const fields = Object.fromEntries(Object.entries(failure.fields).filter(([field]) => known.includes(field)));
  return { fields, general: [...failure.general, ...hidden.map((field) => failure.fields[field]!)] };
}

export function Failed({ failure }: { failure: Failure }) {
  return (
    <div role="alert">
      {failure.general.map((sentence) => (
        <p class="problem" key={sentence}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

interface FieldProps {
  label: string;
  value: Signal<string>;
  problem?: string;
  hint?: string;
  optional?: boolean;
}

function useDescribed(id: string, problem?: string, hint?: string) {
  return [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
}

function Around({ id, label, problem, hint, optional, children }: Omit<FieldProps, 'value'> & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label htmlFor={id}>
        {label}
        {optional && <span class="soft"> {words.value.app.optional}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

export function TextField(props: FieldProps & { type?: 'text' | 'email' | 'password' | 'search' | 'date'; autoComplete?: string; lines?: number; maxLength?: number; max?: string; inputMode?: 'numeric' | 'email' }) {
  const id = useId();
  const { value, problem, lines, hint, type, autoComplete, maxLength, max, inputMode } = props;
  const common = {
    id,
    maxLength,
    value: value.value,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': useDescribed(id, problem, hint),
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => (value.value = event.currentTarget.value),
  };
  return (
    <Around {...props} id={id}>
      {lines ? <textarea {...common} rows={lines} /> : <input {...({ ...common, type: type ?? 'text', autoComplete, max, inputMode } as InputHTMLAttributes<HTMLInputElement>)} />}
    </Around>
  );
}

export function PasswordField(props: FieldProps & { autoComplete: string }) {
  const shown = useSignal(false);
  const w = words.value.access;
  return (
    <div class="password">
      <TextField {...props} type={shown.value ? 'text' : 'password'} />
      <button type="button" class="link" aria-pressed={shown.value} onClick={() => (shown.value = !shown.value)}>
        {shown.value ? w.hidePassword : w.showPassword}
      </button>
    </div>
  );
}

export function SelectField(props: FieldProps & { options: [value: string, label: string][] }) {
  const id = useId();
  const { value, problem, hint, options } = props;
  return (
    <Around {...props} id={id}>
      <select
        id={id}
        value={value.value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={useDescribed(id, problem, hint)}
        onChange={(event) => (value.value = event.currentTarget.value)}
      >
        {options.map(([option, label]) => (
          <option key={option} value={option} selected={option === value.value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One of a few, each with a line of explanation. */
export function ChoiceField({ label, value, options }: { label: string; value: Signal<string>; options: { value: string; label: string; hint?: string }[] }) {
  const id = useId();
  return (
    <fieldset class="field choices">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input type="radio" name={id} value={option.value} checked={value.value === option.value} onChange={() => (value.value = option.value)} />
          <span>
            <b>{option.label}</b>
            {option.hint && <span class="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
