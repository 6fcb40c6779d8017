import { useLocation } from 'preact-iso';
import type { IconName } from '../parts/Icon';
import { words } from '../words';

export interface LinkProps {
  href: string;
  label: string;
  icon?: IconName;
  current?: 'page';
  count?: number;
  told?: string;
}

/** Says which link leads to where one is. */
export function useCurrent() {
  const { path } = useLocation();
  return (href: string) => (path === href || (href !== '/' && path.startsWith(`${href}/`)) ? ('page' as const) : undefined);
}

/** How much is new behind a link, for the eye and for the ear. */
export function Count({ count, told }: { count: number; told?: string }) {
  if (count === 0) return null;
  const many = count > 99;
  return (
    <>
      <span class="count" aria-hidden="true">
        {many ? '99+' : count}
      </span>
      <span class="visually-hidden"> {many ? words.value.app.manyUnread : told}</span>
    </>
  );
}

export function Brand() {
  return (
    <a class="brand" href="/">
      <span class="sun" aria-hidden="true" />
      {words.value.app.name}
    </a>
  );
}
