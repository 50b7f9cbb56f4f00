import type { Operation } from '@shaodao/contracts/kit';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { lightFieldsOf } from './light-fields.ts';

const CONTRACT = /[\\/]packages[\\/]contracts[\\/]src[\\/](?!kit\.ts)(.+)\.ts$/;
const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'kind' in value && 'http' in value;

/**
 * Builds a portal with contracts of a few hundred bytes instead of zod: operations keep route and flags, and the rules of `light-input`;
 * enumerations keep their options; schemas of answers are left out, for the server has checked them. Nothing is written twice: all of it is
 * read from the contracts while building. What a portal imports and this leaves out fails the build.
 */
export function lightContracts() {
  return {
    name: 'shaodao-light-contracts',
    apply: 'build' as const,
    enforce: 'pre' as const,
    async load(id: string): Promise<string | undefined> {
      if (!CONTRACT.test(id)) return undefined;
      const contract = (await import(/* @vite-ignore */ pathToFileURL(id).href)) as Record<string, unknown>;
      const lines = Object.entries(contract).flatMap(([name, value]) => {
        const text = lightTextOf(value);
        return text === undefined ? [] : [`export const ${name} = ${text};`];
      });
      return `import { lightInput } from '@shaodao/portal-kit/forms/light-input';\n${lines.join('\n')}\n`;
    },
  };
}

function lightTextOf(value: unknown): string | undefined {
  if (isOperation(value)) {
    const { kind, subject, http, versioned, upload, download } = value;
    const head = JSON.stringify({ kind, subject, http, versioned, upload, download }).slice(0, -1);
    // a query's input is made by our own code, only what people write needs rules
    return kind === 'query' ? `${head}}` : `${head},"input":/*#__PURE__*/lightInput(${JSON.stringify(lightFieldsOf(value))})}`;
  }
  if (value instanceof z.ZodEnum) return JSON.stringify({ options: value.options });
  return typeof value === 'number' || typeof value === 'string' ? JSON.stringify(value) : undefined;
}
