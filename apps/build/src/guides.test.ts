import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '../../..')
const GUIDES = join(REPOSITORY, 'docs/guides')
const EXAMPLES = join(REPOSITORY, 'examples')

/** Inventories that build and pass every check: the examples, and those of stores that no example has. */
const INVENTORIES = [
  ...readdirSync(EXAMPLES).map((example) => join(EXAMPLES, example)),
  join(REPOSITORY, 'packages/validation/fixtures/distributed-loki'),
  join(REPOSITORY, 'packages/validation/fixtures/tenants'),
]

const guides = readdirSync(GUIDES).filter((file) => file !== 'README.md')
const textOf = (file: string): string => readFileSync(join(GUIDES, file), 'utf8')

/** Without indentation, for a guide quotes from the middle of an object. */
const flat = (text: string): string => text.replaceAll(/^\s+/gm, '').trim()

/** The modules of all of them. */
const modules = INVENTORIES.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => flat(readFileSync(join(folder, file), 'utf8'))),
)

const quotes = guides.flatMap((file) =>
  [...textOf(file).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ''], index) => ({
    at: `${basename(file, '.md')}, example ${index + 1}`,
    code,
  })),
)

test.each(quotes)('a user can copy from the guide what is known to work: $at', ({ code }) => {
  expect(modules.some((module) => module.includes(flat(code)))).toBe(true)
})

test('the list of guides leads to each', () => {
  const list = textOf('README.md')
  for (const file of guides) expect(list).toContain(`](${file})`)
})

test('each guide has an example', () => {
  for (const file of guides) expect(textOf(file)).toContain('```ts')
})
