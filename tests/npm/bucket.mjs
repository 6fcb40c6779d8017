// A server that speaks as Amazon S3 does (npm s3rver), with one bucket, "files", in a folder: PORT FOLDER.
import S3rver from 's3rver';
import { say } from './lines.mjs';

const [port, directory] = process.argv.slice(2);
await new S3rver({ port: Number(port), address: '127.0.0.1', directory, silent: true, configureBuckets: [{ name: 'files' }] }).run();
say({ listening: true });
