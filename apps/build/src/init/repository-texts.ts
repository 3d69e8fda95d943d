import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../..')
const TEMPLATE = 'apps/build/src/init/template'

const textIn = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/**
 * What a new fleet takes from files of this repository: each stays in its one home. A bundle holds these values in place of the files:
 * apps/build/bundle/script-of.ts.
 */
export const REPOSITORY_TEXTS = {
  versions: textIn('packages/validation/fixtures/fleet/versions.ts'),
  readme: textIn(`${TEMPLATE}/README.md`),
  workflow: textIn(`${TEMPLATE}/.github/workflows/fleet.yaml`),
  renovate: textIn(`${TEMPLATE}/renovate.json`),
  tsconfig: textIn(`${TEMPLATE}/tsconfig.json`),
  gitignore: textIn(`${TEMPLATE}/gitignore`),
  generator: (JSON.parse(textIn('apps/build/package.json')) as { readonly version: string }).version,
  typescript: /^ {2}typescript: (.+)$/m.exec(textIn('pnpm-workspace.yaml'))?.[1] ?? '',
} as const
