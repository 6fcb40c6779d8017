// Decrypts by npm http_ece what was encrypted for a browser: PRIVATE-KEY AUTH BODY…, in base64url; a line each.
import { createECDH } from 'node:crypto';
import ece from 'http_ece';
import { say } from './lines.mjs';

const [key, authSecret, ...bodies] = process.argv.slice(2);
const privateKey = createECDH('prime256v1');
privateKey.setPrivateKey(key, 'base64url');
for (const body of bodies) {
  const bytes = Buffer.from(body, 'base64url');
  say({ content: ece.decrypt(bytes, { version: 'aes128gcm', privateKey, authSecret }).toString('base64url') });
}
