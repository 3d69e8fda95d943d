/**
 * Derives the schemas of everything that is judged inside objects from the Go modules pinned in the folders beside this file:
 *
 *     pnpm derive:types
 *
 * It needs Go and the module proxy. To move to another version, raise it in the folder's go.mod first; what the deriver cannot
 * judge by the types alone it lists as unsure, and types/words.go is where it is told.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { definitionLines } from './definition-lines.ts'

const HERE = import.meta.dirname

for (const folder of ['collector', 'kubernetes', 'loki']) {
  const schema = execFileSync('go', ['run', '.', join(HERE, folder)], {
    cwd: join(HERE, 'types'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  })
  const target = join(HERE, '../src/schema/derived', `${folder}.json`)
  writeFileSync(target, definitionLines(JSON.parse(schema) as Record<string, unknown>))
  process.stdout.write(`${target}\n`)
}
