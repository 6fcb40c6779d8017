// Subscribes by npm graphql-sse: URL TOKEN STREAM. Told "drop" it loses the connection, told "return" it comes back.
import { createClient } from 'graphql-sse';
import { listen, patience, query, say, sink } from './lines.mjs';

const [url, token, stream] = process.argv.slice(2);
const variables = { stream, after: 0 };
const { wait, comeBack } = patience();
let connection;

const client = createClient({
  url,
  headers: { authorization: `Bearer ${token}` },
  retry: wait,
  async fetchFn(address, init) {
    connection = new AbortController();
    const response = await fetch(address, { ...init, signal: AbortSignal.any([init.signal, connection.signal]) });
    say({ connected: true });
    return response;
  },
});

client.subscribe({ query, variables }, sink(variables));
listen({ drop: () => connection.abort(), return: comeBack });
