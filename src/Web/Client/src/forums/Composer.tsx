import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { words } from '../words';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { fromMarkdown, toMarkdown, type Mentioned } from './mentions';
import { useNamePicker } from './NamePicker';

export interface ComposerHandle {
  insert: (text: string) => void;
}

interface ComposerProps {
  handle?: RefObject<ComposerHandle | null>;
  place: string;
  title: string;
  href: string;
  communityId: string;
  onSend: (body: string) => void;
  onWriting?: () => void;
}

/** Where one answers. What is typed is kept on this device until it is sent. */
export function Composer({ handle, place, title, href, communityId, onSend, onWriting }: ComposerProps) {
  const w = words.value.forum;
  const draft = useRef(draftOf(place)).current;
  const text = useSignal(draft?.text ?? '');
  const people = useSignal<Mentioned[]>(draft?.people ?? []);
  const box = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(
    handle ?? null,
    () => ({
      insert: (added) => {
        const shown = fromMarkdown(added);
        people.value = [...people.peek(), ...shown.people];
        text.value = text.peek().trim() ? `${text.peek().trimEnd()}\n\n${shown.text}` : shown.text;
        keepDraft(place, { text: text.peek(), people: people.peek(), title, href });
        requestAnimationFrame(() => box.current?.focus());
      },
    }),
    [place],
  );
  const send = (event?: Event) => {
    event?.preventDefault();
    if (!text.peek().trim()) return box.current?.focus();
    onSend(toMarkdown(text.peek(), people.peek()));
    text.value = '';
    people.value = [];
    dropDraft(place);
    box.current?.focus();
  };
  const typed = () => {
    keepDraft(place, { text: text.peek(), people: people.peek(), title, href });
    if (text.peek().trim()) onWriting?.();
  };
  return (
    <form class="composer" onSubmit={send}>
      <MessageBox {...{ box, text, people, communityId, typed, send }} label={w.yourMessage} placeholder={w.answer}>
        <Button type="submit">{w.send}</Button>
      </MessageBox>
      <p class="soft small composer-hint">
        {w.formatHint} · {w.sendHint}
      </p>
    </form>
  );
}

/** A post being written again. */
export function EditComposer({ body, communityId, save, onClose }: { body: string; communityId: string; save: (body: string) => Promise<void>; onClose: () => void }) {
  const { forum: w, app } = words.value;
  const shown = useRef(fromMarkdown(body)).current;
  const text = useSignal(shown.text);
  const people = useSignal(shown.people);
  const box = useRef<HTMLTextAreaElement>(null);
  const { busy, failure, submit, form } = useSending(() => save(toMarkdown(text.peek(), people.peek())));
  useEffect(() => box.current?.focus(), []);
  return (
    <form ref={form} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <MessageBox {...{ box, text, people, communityId }} label={w.message} send={submit} />
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
  communityId: string;
  label: string;
  placeholder?: string;
  lines?: number;
  problem?: string;
  labelled?: boolean;
  typed?: () => void;
  send?: () => void;
  children?: ComponentChildren;
}

/** A text that grows with what is typed, in which members are named by @. */
export function MessageBox({ box, text, people, communityId, label, placeholder, lines = 1, problem, labelled, typed, send, children }: MessageBoxProps) {
  const id = useId();
  const picker = useNamePicker({ box, text, people, communityId });
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
