import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { put, scratchFolder } from './disk/testing/scratch.ts'

const PAGE = join(import.meta.dirname, '../../../docs/adopt.md')

/** A small repository of a stranger. */
const FIXTURE = join(import.meta.dirname, '../fixtures/adopted')

/** A block with settings, or with commands and what they print. */
const BLOCK = /```yaml\n# (\.fleet\.yaml)\n([\s\S]*?)```|```console\n([\s\S]*?)```/g

const PROGRAM = '$ npx observability-fleet '

/** What a command prints in a repository, without the time that it takes. */
const printed = (repository: string, line: string): string => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'start.js'), ...line.slice(PROGRAM.length).split(' ')],
    { cwd: repository, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } },
  )
  if (stderr !== '') throw new Error(stderr)
  return `${line}\n${stdout}`.replaceAll(/\(\d+\.\d+ s\)/g, '(0.40 s)')
}

test('the page shows what the program prints', { timeout: 120_000 }, async () => {
  const repository = scratchFolder()
  cpSync(FIXTURE, repository, { recursive: true })
  mkdirSync(join(repository, '.git'))
  const page = readFileSync(PAGE, 'utf8').replaceAll(
    BLOCK,
    (block, settings: string | undefined, content: string | undefined, console: string | undefined) => {
      if (settings !== undefined) put(repository, settings, content ?? '')
      if (console === undefined) return block
      const commands = console.split('\n').filter((line) => line.startsWith(PROGRAM))
      return `\`\`\`console\n${commands.map((line) => printed(repository, line)).join('')}\`\`\``
    },
  )
  await expect(page).toMatchFileSnapshot(PAGE)
})
