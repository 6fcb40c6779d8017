// Subscribes by npm graphql-ws: URL TOKEN STREAM. Told "drop" it loses the connection, told "return" it comes back.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { listen, patience, query, say, sink } from './lines.mjs';

const [url, token, stream] = process.argv.slice(2);
const variables = { stream, after: 0 };
const { wait, comeBack } = patience();
let socket;

const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${token}` },
  retryWait: wait,
  on: {
    connected(opened) {
      socket = opened;
      say({ connected: true });
    },
    closed: ({ code }) => say({ closed: code }),
  },
});

client.subscribe({ query, variables }, sink(variables));
listen({ drop: () => socket.terminate(), return: comeBack });
