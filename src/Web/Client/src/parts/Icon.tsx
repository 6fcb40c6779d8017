const paths = {
  home: 'M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M16 4.4a3.3 3.3 0 0 1 0 6.2M18 14.4c2 .8 3.2 2.7 3.5 5.6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21',
  message: 'M4 5h16v11H9.5L5 20v-4H4z',
  bell: 'M6 16v-5.5a6 6 0 0 1 12 0V16l1.5 2h-15zM10 20.5a2.2 2.2 0 0 0 4 0',
  hand: 'M12 20.5C6 16.5 3.5 13 3.5 9.3 3.5 6.5 5.6 4.5 8 4.5c1.7 0 3.1.9 4 2.4.9-1.5 2.3-2.4 4-2.4 2.4 0 4.5 2 4.5 4.8 0 3.7-2.5 7.2-8.5 11.2z',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  more: 'M4 12a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0zM10.5 12a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0zM17 12a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0z',
  close: 'M6 6l12 12M18 6 6 18',
  pin: 'M9 4h6l-.8 6 3.3 3.5H6.5L9.8 10zM12 13.5V20',
  lock: 'M6.5 11h11v9h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  plus: 'M12 5v14M5 12h14',
  down: 'M12 5v13M6.5 12.5 12 18l5.5-5.5',
  check: 'M5 12.5 10 17.5 19 7',
  place: 'M12 21c4.5-4.7 6.7-8.2 6.7-11a6.7 6.7 0 1 0-13.4 0c0 2.8 2.2 6.3 6.7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  clip: 'M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L9.9 17.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5',
  reply: 'M9.5 6 4 11.5 9.5 17M4 11.5h10a6 6 0 0 1 6 6V19',
  mute: 'M6 16v-5.5a6 6 0 0 1 8.5-5.5M18 11v5l1.5 2H8M10 20.5a2.2 2.2 0 0 0 4 0M4 4l16 16',
  archive: 'M4 5h16v4H4zM5.5 9v10.5h13V9M10 13h4',
  calendar: 'M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words; it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
