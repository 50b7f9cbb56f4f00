import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MAX_UPLOAD_BYTES } from './picture.ts';

/** Routes in this scope take a picture: the bare image as the body, or a form with one file. */
export async function acceptPictures(scope: FastifyInstance, routes: () => void): Promise<void> {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES }, (_request, body, done) => done(null, body));
  await scope.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 5, fieldSize: 1000, parts: 6 } });
  routes();
}

/** The bytes that were sent, or null when there is no file. */
export async function uploadedBytes(request: FastifyRequest): Promise<Buffer | null> {
  if (Buffer.isBuffer(request.body)) return request.body;
  if (!request.isMultipart()) return null;
  try {
    return (await (await request.file())?.toBuffer()) ?? null;
  } catch (error) {
    // A form that breaks off is a request without a file; a file that is too large says so itself.
    if (error instanceof Error && 'statusCode' in error) throw error;
    return null;
  }
}
