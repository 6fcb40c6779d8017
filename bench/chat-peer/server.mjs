// A chat as one writes it first: Fastify, ws and pg. A message is inserted, acknowledged and broadcast; nobody's rights are asked.
import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { WebSocketServer } from 'ws'

const pool = new pg.Pool({ max: Number(process.env.POOL) })
await pool.query(`CREATE TABLE peer_messages (
  number bigserial PRIMARY KEY, id uuid NOT NULL, conversation_id uuid NOT NULL, author_id uuid NOT NULL, body text NOT NULL, html text NOT NULL, sent_at timestamptz NOT NULL)`)

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])
const listeners = new Set()

async function take(socket, { key, conversation, author, body }) {
  const message = { id: randomUUID(), conversationId: conversation, authorId: author, body, html: `<p>${escaped(body)}</p>`, sentAt: new Date() }
  const { rows } = await pool.query({
    name: 'insert',
    text: 'INSERT INTO peer_messages (id, conversation_id, author_id, body, html, sent_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING number',
    values: [message.id, conversation, author, message.body, message.html, message.sentAt],
  })
  socket.send(JSON.stringify({ accepted: key }))
  // As many bytes as the hub sends, whose events tell more.
  const told = JSON.stringify({ number: Number(rows[0].number), ...message, stuffing: '' })
  const frame = Buffer.from(told.replace('"stuffing":""', `"stuffing":"${'.'.repeat(Math.max(0, Number(process.env.BYTES) - told.length))}"`))
  for (const listener of listeners) listener.send(frame, { binary: false })
}

const app = Fastify()
await app.ready()
const sockets = new WebSocketServer({ server: app.server, perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  if (request.url === '/listen') {
    listeners.add(socket)
    socket.on('close', () => listeners.delete(socket))
    socket.send('{"open":true}')
  } else {
    socket.on('message', (text) => void take(socket, JSON.parse(text)))
  }
})
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
console.log('listening')
