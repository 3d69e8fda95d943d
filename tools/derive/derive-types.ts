/**
 * Derives the schemas of everything that is checked inside objects from the Go modules pinned in the folders beside
 * this file:
 *
 * pnpm derive:types
 *
 * It needs Go and the module proxy. To move to another version, raise it in the folder's go.mod first; the deriver
 * lists what the types alone do not decide as unsure, and types/words.go decides it.
 *
 * pnpm derive:types --loki DIR
 *
 * derives the schema of Loki's configuration, and nothing else, from a checkout of Loki: its module is no dependency of
 * this repository. src/schemas/derived/README.md says of which version the committed one is.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { schemaFile, withPointers } from './schema-file.ts'

const HERE = import.meta.dirname

/** @param args the folder of the roots, and that of a checkout where no go.mod beside the roots pins their modules */
const derive = (name: string, ...args: readonly string[]): void => {
  const schema = execFileSync('go', ['run', '.', ...args], {
    cwd: join(HERE, 'types'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  })
  const target = join(HERE, '../../packages/validation/src/schemas/derived', `${name}.json`)
  writeFileSync(target, schemaFile(withPointers(JSON.parse(schema)) as Record<string, unknown>))
  process.stdout.write(`${target}\n`)
}

const { loki } = parseArgs({ options: { loki: { type: 'string' } } }).values
if (loki === undefined)
  for (const name of ['alertmanager', 'collector', 'kubernetes']) derive(name, join(HERE, name))
else derive('loki', join(HERE, 'loki'), resolve(loki))
