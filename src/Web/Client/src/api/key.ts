/** A key that no other has. `crypto.randomUUID` is there only over HTTPS; a hub in a local network may be without. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
