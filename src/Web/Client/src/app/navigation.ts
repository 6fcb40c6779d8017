let moved = false;

/** Notes that the page shown is not the first one: titles take the keyboard's place from now on. */
export function noteMove(): void {
  moved = true;
}

/** True once after a link was followed, where the keyboard's place was in what has gone. */
export function arrivedByLink(): boolean {
  const was = moved;
  moved = false;
  return was;
}
