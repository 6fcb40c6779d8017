import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../words';
import { Icon } from './Icon';
import { Button } from './basics';
import { Failed, useSending } from './form';

/** A window over the page. The browser keeps the keyboard in it, and gives it back. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current!;
    const from = document.activeElement as HTMLElement | null;
    element.showModal();
    return () => {
      element.close();
      from?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="dialog">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" class="icon-button" aria-label={words.value.app.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  hint?: string;
  action: string;
  act: () => Promise<void>;
  onClose: () => void;
}

/** Asks before what cannot be undone. */
export function Confirm({ title, hint, action, act, onClose }: ConfirmProps) {
  const { busy, failure, submit } = useSending(async () => {
    await act();
    onClose();
  });
  return (
    <Dialog title={title} onClose={onClose}>
      {hint && <p>{hint}</p>}
      <Failed failure={failure} />
      <div class="actions">
        <Button busy={busy} class="danger" onClick={submit}>
          {action}
        </Button>
        <Button quiet onClick={onClose}>
          {words.value.app.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
