import { createServer } from 'node:net';
import { StartFailure } from './failure.ts';

/** Whether a server could listen there now; `EACCES` when this user may not. */
export function probe(port: number, host: string): Promise<'free' | 'taken' | 'forbidden'> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EACCES') resolve('forbidden');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('free');
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

/** The wished port of 127.0.0.1 when it is free, otherwise any free one. */
export async function freePort(wished?: number): Promise<number> {
  if (wished && (await probe(wished, '127.0.0.1')) === 'free') return wished;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Refuses a port of the web that another program holds or this user may not open; 0 means any. */
export async function checkPort(port: number): Promise<void> {
  if (port === 0) return;
  // One after the other: both at once would take the port from each other.
  const answers = [await probe(port, '127.0.0.1'), await probe(port, '::')];
  if (answers.includes('taken'))
    throw new StartFailure(`启动失败：端口 ${port} 已被别的程序占用，请关闭那个程序，或换一个端口：PORT=${port + 1} npm start。`);
  if (answers.includes('forbidden'))
    throw new StartFailure(`启动失败：当前用户不能使用端口 ${port}（1024 以下要管理员权限），请换一个端口：PORT=8080 npm start。`);
}
