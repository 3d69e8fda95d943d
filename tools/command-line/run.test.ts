import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '../..')
const RUN = 'tools/command-line/run.js'

const node = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8' })
  return { status, stdout, lines: stderr.split('\n').filter((line) => line !== '') }
}

const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The scripts that are tools of this repository, and the file of each. */
const TOOLS = Object.entries(scripts).flatMap(([name, script]) => {
  const [, tool] = script.split(`node ${RUN} `)
  return tool === undefined ? [] : [[name, tool] as const]
})

describe('a tool', () => {
  it.each(TOOLS)('%s prints its help, and does nothing else', (_, tool) => {
    const { status, stdout, lines } = node(RUN, tool, '--help')
    expect({ status, lines }).toEqual({ status: 0, lines: [] })
    expect(stdout).toContain('pnpm ')
  })

  it.each([
    [
      'an option that is unknown',
      ['tools/bench/bench.ts', '--agianst', 'main'],
      "Unknown option '--agianst'",
    ],
    ['an operand too many', ['tools/bench/bench.ts', 'more'], 'it takes no operand more'],
    ['a part that is unknown', ['tools/docs/write-rule-pages.ts', 'more'], 'there is no part more'],
    ['an operand too few', ['tools/derive/charts/derive-chart-keys.ts'], 'an operand is missing'],
    ['a file that is missing', ['tools/derive/charts/derive-chart-schema.ts', 'a.tgz'], 'there is no a.tgz'],
    ['a chart that is missing', ['tools/derive/charts/derive-chart-keys.ts', './a.tgz'], 'there is no file'],
    ['a folder that is missing', ['tools/mutate/mutate.ts', 'nowhere'], 'there is no nowhere'],
    ['a tool that is missing', ['tools/none.ts'], 'Cannot find module'],
  ])('says in a line what is wrong: %s', (_, args, message) => {
    const { status, lines } = node(RUN, ...args)
    expect(lines).toEqual([expect.stringContaining(message)])
    expect(status).toBe(2)
  })
})

describe('a Node that is too old', () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.19.0'}})`

  it.each([
    ['the program', ['apps/build/src/start.js', 'build']],
    ['a tool', [RUN, 'tools/bench/bench.ts']],
  ])('is named by %s', (_, args) => {
    const { status, lines } = node('--import', old, ...args)
    expect(lines).toEqual(['error: this needs Node 22.18 or later, and runs on 20.19.0'])
    expect(status).toBe(2)
  })
})
