import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inventoryDeclarations } from '@fleet/model/reference'
import { runbookPages } from '../src/runbooks/runbook-page.ts'
import { SUPPORTED_NODE } from '../src/supported-node.ts'
import { dataAsJson } from './bundled-code.ts'
import { licensesOf } from './licenses.ts'
import { olderPatterns } from './older-patterns.ts'
import { programScripts, type ProgramScript } from './program-scripts.ts'
import { scriptOf } from './script-of.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8')

const readManifest = (path: string): Readonly<Record<string, string>> =>
  JSON.parse(read(path)) as Readonly<Record<string, string>>

const { name = '', license } = readManifest('package.json')
const { version = '' } = readManifest('apps/build/package.json')

/** The words for a fleet's own repository, in place of those for this one. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [
    /\/cli\/program\.ts$/,
    `export const PROGRAM = 'npx ${name}'
     export const commandLine = (command) => PROGRAM + ' ' + command
     export const INVENTORY = 'fleet.ts'`,
  ],
  [
    /\/kubernetes\/src\/made-from\.ts$/,
    `export const MADE_FROM = 'the inventory'
     export const BUILD = 'npx ${name} build'
     export const RUNBOOK = 'npx ${name} runbook'`,
  ],
]

const ownWords = {
  name: 'own-words',
  load: (id: string) => {
    const code = REPLACED.find(([path]) => path.test(id))?.[1]
    return code === undefined ? null : { code, moduleType: 'js' as const }
  },
}

/** What the program names in its findings, and what its README names. */
const DOCUMENTS = ['adopt', 'compatibility', 'inventory', 'removals', 'upgrade', 'volume-sizes']

const COPIED = {
  'README.md': read('docs/package.md').replaceAll(/\]\((?=\w+\.md)/g, '](docs/'),
  ...Object.fromEntries(
    DOCUMENTS.map((page) => [
      `docs/${page}.md`,
      read(`docs/${page}.md`).replace('../apps/build/CHANGELOG', '../CHANGELOG'),
    ]),
  ),
  // A fleet publishes them where its alerts lead to.
  ...Object.fromEntries(
    runbookPages(`npx ${name} doctor`).map(([alert, page]) => [`docs/runbooks/${alert}.md`, page]),
  ),
  'CHANGELOG.md': read('apps/build/CHANGELOG.md'),
  'inventory.schema.json': read('docs/inventory.schema.json'),
  LICENSE: read('LICENSE'),
}

/** An older Node can read this file. `process.features.typescript` says whether it can read the inventory. */
const startOf = (program: string): string => `#!/usr/bin/env node
'use strict'
if (!process.features.typescript) {
  process.stderr.write('error: this needs a Node that runs TypeScript, ${SUPPORTED_NODE.words}, and runs on ' + process.version + '\\n')
  process.exit(2)
}
void require('./installed.cjs').start(require('node:path').join(__dirname, '${program}'), process.argv.slice(2))
`

/** Writes the npm package into a folder, which it empties first. */
export const writeNpmPackage = async (folder: string): Promise<void> => {
  const names = {
    program: 'program.cjs',
    compiled: 'schemas.cjs',
    onDemand: 'kinds.cjs',
    charts: 'charts.cjs',
    kubeconfig: 'kubeconfig.cjs',
  }
  const scripts = await programScripts(names, ownWords)
  const installed = await scriptOf('apps/build/src/installed.ts', [dataAsJson])
  const program = `program-${hashOf(scripts)}.cjs`
  const files: Readonly<Record<string, string>> = {
    'package.json': `${JSON.stringify(manifest(), undefined, 2)}\n`,
    ...COPIED,
    'THIRD-PARTY-LICENSES.txt': licensesOf(scripts.flatMap(({ modules }) => modules)),
    'index.d.ts': inventoryDeclarations(),
    // A fleet may import a type without the word `type`.
    'index.js': 'export {}\n',
    'start.cjs': startOf(program),
    'installed.cjs': installed.code,
    ...Object.fromEntries(
      scripts.map((script) => [
        script.name === names.program ? program : script.name,
        olderPatterns(script.code),
      ]),
    ),
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'docs/runbooks'), { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content)
}

/** It names the program, by which a build's result and compiled code are remembered. */
const hashOf = (scripts: readonly ProgramScript[]): string => {
  const hash = createHash('sha256').update(version)
  for (const { code } of scripts) hash.update(code)
  return hash.digest('hex').slice(0, 16)
}

const manifest = (): object => ({
  name,
  version,
  license,
  description:
    'Generates the Flux trees of a fleet of Kubernetes clusters with their telemetry, and checks trees',
  type: 'module',
  bin: { [name]: 'start.cjs' },
  exports: {
    '.': { types: './index.d.ts', default: './index.js' },
    './inventory.schema.json': './inventory.schema.json',
    './package.json': './package.json',
  },
  engines: { node: SUPPORTED_NODE.range },
})
