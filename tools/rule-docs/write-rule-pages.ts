import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulePageFiles } from '@fleet/build/rule-pages'

const FOLDER = join(import.meta.dirname, '../../docs/rules')

const files = rulePageFiles()
// Pages of rules that are gone go too.
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER)
for (const [name, text] of files) writeFileSync(join(FOLDER, name), text)
process.stdout.write(`${files.size} pages in docs/rules\n`)
