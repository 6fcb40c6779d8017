// A browser and its push service, by npm http_ece, jws and web-push. Its endpoints are /STATUS/NAME, which answer STATUS; says what comes, decrypted.
import assert from 'node:assert';
import { createECDH, createPublicKey, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import ece from 'http_ece';
import jws from 'jws';
import webPush from 'web-push';
import { say } from './lines.mjs';

const browser = createECDH('prime256v1');
browser.generateKeys();
const auth = randomBytes(16);
const peer = webPush.generateVAPIDKeys();
const patience = { 429: { 'retry-after': '120' }, 302: { location: '/201/elsewhere' } };

const server = createServer(async (request, response) => {
  try {
    const body = await buffer(request);
    const { authorization, ttl, urgency, topic, 'content-encoding': version } = request.headers;
    const plain = ece.decrypt(body, { version, privateKey: browser, authSecret: auth.toString('base64url') });
    const { key, claims } = verified(authorization);
    say({ path: request.url, method: request.method, bytes: body.length, message: JSON.parse(plain), ttl, urgency, topic, key, claims });
    const status = Number(request.url.split('/')[1]);
    response.writeHead(status, patience[status]).end();
  } catch (error) {
    say({ error: error.stack });
    response.writeHead(400).end();
  }
});
server.listen(0, '127.0.0.1', () =>
  say({ address: `http://127.0.0.1:${server.address().port}`, p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }));

/** Holds the token against its key, and against what web-push writes for the same claims. */
function verified(authorization) {
  const own = parts(authorization);
  const point = Buffer.from(own.key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  assert(jws.verify(own.token, 'ES256', pem), 'The signature is not that of the key.');
  const { header, payload: { aud, exp, sub } } = jws.decode(own.token);
  const theirs = parts(webPush.getVapidHeaders(aud, sub, peer.publicKey, peer.privateKey, 'aes128gcm', exp).Authorization);
  assert.deepEqual({ header, payload: { aud, exp, sub } }, (({ header, payload }) => ({ header, payload }))(jws.decode(theirs.token)));
  return { key: own.key, claims: { aud, exp, sub } };
}

function parts(authorization) {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization);
  return { token, key };
}
