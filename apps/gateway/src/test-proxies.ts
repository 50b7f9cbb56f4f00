import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page's own example. */
export const HOST = 'shaodao.example.gov.cn';
const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/reverse-proxy.md'), 'utf8');
/** The page's own block, so that what is tried is what is read. */
const blockOf = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(PAGE)?.[1] ?? '';

function find(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin'];
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

export interface Setting {
  readonly dir: string;
  readonly https: number;
  readonly http: number;
  readonly gateway: number;
}
/** Names and numbers of this machine in place of the page's. */
const local = (text: string, { dir, gateway }: Setting) =>
  text.replaceAll('127.0.0.1:8080', `127.0.0.1:${gateway}`).replaceAll('/etc/ssl/shaodao', dir);

const proxies = [
  {
    name: 'nginx',
    start(binary: string, setting: Setting) {
      const { dir, https, http } = setting;
      const site = local(blockOf('nginx'), setting)
        .replace('listen 80;', `listen 127.0.0.1:${http};`)
        .replace('listen 443 ', `listen 127.0.0.1:${https} `);
      const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((one) => `${one}_temp_path ${dir}/${one};`)
        .join(' ');
      const user = process.getuid?.() === 0 ? 'user root;' : '';
      writeFileSync(
        join(dir, 'nginx.conf'),
        `${user} daemon off; pid ${dir}/nginx.pid; error_log stderr; events {} http { access_log off; ${folders}\n${site}}`,
      );
      return spawn(binary, ['-p', dir, '-e', 'stderr', '-c', join(dir, 'nginx.conf')], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    },
  },
  {
    name: 'caddy',
    start(binary: string, setting: Setting) {
      const { dir, https, http } = setting;
      const options = `{\n admin off\n default_bind 127.0.0.1\n skip_install_trust\n http_port ${http}\n https_port ${https}\n}\n`;
      writeFileSync(join(dir, 'Caddyfile'), `${options}${local(blockOf('caddyfile'), setting)}`);
      return spawn(binary, ['run', '--adapter', 'caddyfile', '--config', join(dir, 'Caddyfile')], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir },
      });
    },
  },
] as const;

/** Makes the certificate. */
export const openssl = find('openssl') ?? '';
/** The proxies of the page; one that is not on this machine says what to install. */
export const proxiesOfThePage = proxies.map(({ name, start }) => {
  const binary = find(name) ?? '';
  const lacks = binary === '' ? name : openssl === '' ? 'openssl' : '';
  return {
    name,
    start,
    binary,
    lacks,
    note: lacks === '' ? 'as the page sets it up' : `not tried: apt-get install ${lacks}`,
  };
});
