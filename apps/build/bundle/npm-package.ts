import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataAsJson, inAscii } from './bundled-code.ts'
import { compiledCode, compiledSchemas } from './compiled-schemas.ts'
import { olderPatterns } from './older-patterns.ts'
import { licensesOf } from './licenses.ts'
import { scriptOf } from './script-of.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')

/** The oldest Node that the package runs on. */
export const OLDEST_NODE = 22

const SCHEMAS = 'schemas.cjs'
const KINDS = 'kinds.cjs'

const readManifest = (path: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8')) as Readonly<Record<string, string>>

/** What the package has in place of modules: it only checks trees. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [
    /\/cli\/program\.ts$/,
    `export const PROGRAM = 'npx ${readManifest('package.json')['name']}'
     export const commandLine = (command) => PROGRAM + ' ' + command
     export const ABOUT = 'Checks the Flux trees of a fleet of clusters.'`,
  ],
  [
    /\/commands\/index\.ts$/,
    `import { validate } from './validate.ts'
     export const COMMANDS = [validate]`,
  ],
]

const onlyValidate = {
  name: 'only-validate',
  load: (id: string) => {
    const code = REPLACED.find(([path]) => path.test(id))?.[1]
    return code === undefined ? null : { code, moduleType: 'js' as const }
  },
}

const START = `#!/usr/bin/env node
'use strict'
if (Number(process.versions.node.split('.')[0]) < ${OLDEST_NODE}) {
  process.stderr.write('error: this needs Node ${OLDEST_NODE} or later, and runs on ' + process.version + '\\n')
  process.exit(2)
}
require('node:module').enableCompileCache()
require('./program.cjs').main(process.argv.slice(2), { repository: process.cwd() })
`

/** Writes the npm package into a folder, which it empties first. */
export const writeNpmPackage = async (folder: string): Promise<void> => {
  const beside = compiledSchemas({ compiled: SCHEMAS, onDemand: KINDS })
  const program = await scriptOf('apps/build/src/main.ts', [beside, dataAsJson, onlyValidate])
  const kinds = await scriptOf('packages/validation/src/schemas/on-demand.ts', [dataAsJson])
  const files: Readonly<Record<string, string>> = {
    'package.json': `${JSON.stringify(manifest(), undefined, 2)}\n`,
    'README.md': readFileSync(join(REPOSITORY, 'docs/adopt.md'), 'utf8'),
    'THIRD-PARTY-LICENSES.txt': licensesOf([...program.modules, ...kinds.modules]),
    'start.cjs': START,
    'program.cjs': `const load = (file) => require('./' + file)\n${program.code}`,
    [KINDS]: olderPatterns(kinds.code),
    // The compiled schemas are a function of what they are exported by.
    [SCHEMAS]: `${olderPatterns(inAscii(await compiledCode())).trimEnd()}(exports)\n`,
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
}

const manifest = (): object => {
  const { name } = readManifest('package.json')
  return {
    name,
    version: readManifest('apps/build/package.json')['version'],
    description: 'Checks the Flux trees of a fleet of Kubernetes clusters, with the telemetry in them',
    bin: { [name ?? '']: 'start.cjs' },
    engines: { node: `>=${OLDEST_NODE}` },
  }
}
