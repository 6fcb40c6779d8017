/** The most that the first page may load, compressed, in bytes. */
export const most: number;
/** What the first page loads: each file with its compressed size. */
export function firstLoad(): { file: string; bytes: number }[];
