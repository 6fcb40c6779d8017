import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { words } from '../words';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { fromMarkdown, toMarkdown, type Mentioned } from './mentions';
import { useNamePicker, type FindPeople } from './NamePicker';

export interface ComposerHandle {
  /** Adds a text to what is typed, and goes there. */
  insert: (text: string) => void;
  focus: () => void;
}

interface ComposerProps {
  handle?: RefObject<ComposerHandle | null>;
  place: string;
  title: string;
  href: string;
  placeholder: string;
  find: FindPeople;
  onSend: (body: string) => void;
  onWriting?: () => void;
  /** What is sent may be without words, as where files come with it. */
  wordless?: boolean;
  /** Nothing leaves for the moment. */
  busy?: boolean;
  onPaste?: (event: ClipboardEvent) => void;
  /** Shown above the text, such as what it answers. */
  above?: ComponentChildren;
  /** Shown beside it, before the text. */
  beside?: ComponentChildren;
}

/** Where one writes. What is typed is kept on this device until it is sent. */
export function Composer({ handle, place, title, href, placeholder, find, onSend, onWriting, wordless, busy, onPaste, above, beside }: ComposerProps) {
  const w = words.value.thread;
  const draft = useRef(draftOf(place)).current;
  const text = useSignal(draft?.text ?? '');
  const people = useSignal<Mentioned[]>(draft?.people ?? []);
  const box = useRef<HTMLTextAreaElement>(null);
  const keep = () => keepDraft(place, { text: text.peek(), people: people.peek(), title, href });
  useImperativeHandle(
    handle ?? null,
    () => ({
      insert: (added) => {
        const shown = fromMarkdown(added);
        people.value = [...people.peek(), ...shown.people];
        text.value = text.peek().trim() ? `${text.peek().trimEnd()}\n\n${shown.text}` : shown.text;
        keep();
        requestAnimationFrame(() => box.current?.focus());
      },
      focus: () => box.current?.focus(),
    }),
    [place],
  );
  const send = (event?: Event) => {
    event?.preventDefault();
    box.current?.focus();
    if (busy || (!wordless && !text.peek().trim())) return;
    onSend(toMarkdown(text.peek(), people.peek()));
    text.value = '';
    people.value = [];
    dropDraft(place);
  };
  const typed = () => {
    keep();
    if (text.peek().trim()) onWriting?.();
  };
  return (
    <form class="composer" onSubmit={send} onPaste={onPaste}>
      {above}
      <MessageBox {...{ box, text, people, find, typed, send, placeholder, beside }} label={w.yourMessage}>
        <Button type="submit" busy={busy}>
          {w.send}
        </Button>
      </MessageBox>
      <p class="soft small composer-hint">
        {w.formatHint} · {w.sendHint}
      </p>
    </form>
  );
}

/** A post or message being written again. */
export function EditComposer({ body, find, save, onClose }: { body: string; find: FindPeople; save: (body: string) => Promise<void>; onClose: () => void }) {
  const { thread: w, app } = words.value;
  const shown = useRef(fromMarkdown(body)).current;
  const text = useSignal(shown.text);
  const people = useSignal(shown.people);
  const box = useRef<HTMLTextAreaElement>(null);
  const { busy, failure, submit, form } = useSending(() => save(toMarkdown(text.peek(), people.peek())));
  useEffect(() => box.current?.focus(), []);
  return (
    <form ref={form} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <MessageBox {...{ box, text, people, find }} label={w.message} send={submit} />
      <Failed failure={{ fields: {}, general: [...failure.general, ...Object.values(failure.fields)] }} />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {app.save}
        </Button>
        <Button quiet onClick={onClose}>
          {app.cancel}
        </Button>
      </div>
    </form>
  );
}

interface MessageBoxProps {
  box: RefObject<HTMLTextAreaElement | null>;
  text: Signal<string>;
  people: Signal<Mentioned[]>;
  find: FindPeople;
  label: string;
  placeholder?: string;
  lines?: number;
  problem?: string;
  labelled?: boolean;
  typed?: () => void;
  send?: () => void;
  beside?: ComponentChildren;
  children?: ComponentChildren;
}

/** A text that grows with what is typed, in which members are named by @. */
export function MessageBox({ box, text, people, find, label, placeholder, lines = 1, problem, labelled, typed, send, beside, children }: MessageBoxProps) {
  const id = useId();
  const picker = useNamePicker({ box, text, people, find });
  useLayoutEffect(() => {
    const element = box.current!;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [text.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (picker.onKey(event)) return event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send?.();
    }
  };
  return (
    <div class="message-box">
      <label htmlFor={id} class={labelled ? undefined : 'visually-hidden'}>
        {label}
      </label>
      <div class="message-line">
        {beside}
        <textarea
          id={id}
          ref={box}
          rows={lines}
          value={text.value}
          placeholder={placeholder}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          aria-keyshortcuts={send && 'Control+Enter'}
          {...picker.attributes}
          onKeyDown={onKeyDown}
          onClick={picker.look}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            picker.look();
            typed?.();
          }}
        />
        {children}
      </div>
      {picker.list}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
