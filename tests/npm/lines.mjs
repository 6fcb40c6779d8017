// What the scripts have in common: lines of JSON, the subscription they ask, and a connection that is lost and comes back when told.
import { createInterface } from 'node:readline';

export const query = `subscription ($stream: String!, $after: Int) {
  events(stream: $stream, after: $after) { number kind }
}`;

export const say = what => console.log(JSON.stringify(what));

export function listen(orders) {
  createInterface({ input: process.stdin }).on('line', line => orders[JSON.parse(line).order]());
}

/** Says what comes, and remembers the last number for the next connection. */
export function sink(variables) {
  return {
    next({ data, errors }) {
      if (errors) return say({ errors });
      variables.after = data.events.number;
      say(data.events);
    },
    error: error => say({ error: error.message ?? error.reason ?? JSON.stringify(error), code: error.code ?? null }),
    complete: () => say({ complete: true }),
  };
}

/** Waits to come back until it is told to. */
export function patience() {
  let go;
  return { wait: () => new Promise(resolve => { go = resolve; say({ lost: true }); }), comeBack: () => go() };
}
