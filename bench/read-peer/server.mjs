// The same page as the hub gives, by Fastify, mercurius (compiled queries, loaders) and pg (prepared statements).
import { createHash } from 'node:crypto'
import Fastify from 'fastify'
import { GraphQLScalarType } from 'graphql'
import mercurius from 'mercurius'
import pg from 'pg'

const REMEMBERED_MS = 2_000
const pool = new pg.Pool({ max: Number(process.env.POOL) })
const rows = async (name, text, values) => (await pool.query({ name, text, values })).rows

const sessions = new Map()
async function viewerOf(authorization) {
  if (!authorization?.startsWith('Bearer ')) return null
  const token = authorization.slice(7)
  const known = sessions.get(token)
  if (known && known.until > Date.now()) return known.memberId
  const hash = createHash('sha256').update(token).digest('hex').toUpperCase()
  const [session] = await rows('session', 'SELECT member_id, id FROM sessions WHERE token_hash = $1 AND expires_at > $2 LIMIT 1', [hash, new Date()])
  if (!session) return null
  sessions.set(token, { memberId: session.member_id, until: Date.now() + REMEMBERED_MS })
  return session.member_id
}

const schema = `
  scalar DateTime
  type Query { topic(id: ID!): Topic }
  type Topic { id: ID! title: String! startedAt: DateTime! lastPostNumber: Int! posts(first: Int, after: String): PostConnection! }
  type PostConnection { nodes: [Post!]! }
  type Post { id: ID! number: Int! body: String! html: String! postedAt: DateTime! editedAt: DateTime deletedAt: DateTime author: Member! }
  type Member { id: ID! name: String! initials: String! about: String! joinedAt: DateTime! }
`

const columns = {
  topic: 'id, community_id, author_id, title, started_at, last_post_number, last_post_at, last_author_id, pinned, locked',
  post: 'id, topic_id, number, author_id, body, html, posted_at AS "postedAt", edited_at AS "editedAt", deleted_at AS "deletedAt"',
  member: 'id, name, folded_name, status, local_body_code, commune_insee, languages, about, picture_id, joined_at AS "joinedAt", household_holder_id',
}

const initialsOf = (name) => {
  const words = name.split(' ').filter(Boolean)
  return [words[0], ...(words.length > 1 ? [words.at(-1)] : [])].map((word) => [...word][0]).join('').toUpperCase()
}

const resolvers = {
  DateTime: new GraphQLScalarType({ name: 'DateTime', serialize: (moment) => moment.toISOString().replace('Z', '+00:00') }),
  Query: {
    topic: async (_, { id }, { viewer }) => {
      if (!viewer) throw new Error('UNAUTHENTICATED')
      const [topic] = await rows('topic', `SELECT ${columns.topic} FROM topics t WHERE EXISTS (SELECT 1 FROM memberships m
        WHERE m.community_id = t.community_id AND m.member_id = $1 AND m.state = 0) AND t.id = $2`, [viewer, id])
      return topic ?? null
    },
  },
  Topic: {
    posts: async (topic, { first, after }) => {
      const size = first ?? 20
      const read = await rows('posts', `SELECT ${columns.post} FROM posts WHERE topic_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
        [topic.id, Number(after ?? 0), size + 1])
      return { nodes: read.slice(0, size) }
    },
  },
  Member: { initials: (member) => initialsOf(member.name) },
}

const loaders = {
  Post: {
    async author(asked) {
      const ids = [...new Set(asked.map(({ obj }) => obj.author_id))]
      const members = new Map((await rows('members', `SELECT ${columns.member} FROM members WHERE id = ANY ($1)`, [ids])).map((m) => [m.id, m]))
      return asked.map(({ obj }) => members.get(obj.author_id))
    },
  },
}

const app = Fastify()
app.register(mercurius, {
  schema, resolvers, loaders, jit: 1,
  context: async (request) => ({ viewer: await viewerOf(request.headers.authorization) }),
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
console.log('listening')
