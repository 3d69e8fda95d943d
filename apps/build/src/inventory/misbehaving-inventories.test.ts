import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from '../disk/testing/scratch.ts'
import { parseReport } from '../testing/parse-report.ts'
import { moduleFile, runProgram } from '../testing/run-program.ts'

const FLEET = JSON.stringify(sampleFleetInput())
const STACK_FRAME = /^\s+at /m

const build = async (source: string, ...options: readonly string[]) => {
  const folder = scratchFolder()
  const out = join(folder, 'clusters')
  const ended = await runProgram('build', ...options, '--inventory', moduleFile(folder, source), '--out', out)
  return { ...ended, isBuilt: existsSync(join(out, 'hub')) }
}

describe('an inventory is refused', () => {
  test.each([
    {
      that: 'ends the program',
      source: `\nprocess.exit(0)\nexport const fleet = ${FLEET}`,
      words: ['inventory.ts:2:9', 'it calls process.exit', 'remove the call'],
    },
    {
      that: 'waits for a promise that never ends',
      source: `await new Promise(() => {})\nexport const fleet = ${FLEET}`,
      words: ['waits for a promise that never ends'],
    },
    {
      that: 'is a promise that never ends',
      source: 'export const fleet = new Promise(() => {})',
      words: ['waits for a promise that never ends'],
    },
    { that: 'throws a text', source: "throw 'oops'", words: ['cannot be run: "oops"', 'throw new Error'] },
    { that: 'throws nothing', source: 'throw undefined', words: ['cannot be run: undefined'] },
    {
      that: 'rejects a promise',
      source: `export const fleet = ${FLEET}\nPromise.reject(new Error('no facts'))`,
      words: ['inventory.ts:2', 'a promise that is rejected', 'no facts', 'await'],
    },
    {
      that: 'rejects a promise with a text',
      source: `export const fleet = ${FLEET}\nPromise.reject('oops')`,
      words: ['a promise that is rejected', '"oops"'],
    },
    {
      that: 'is a promise that is rejected',
      source: "export const fleet = Promise.reject(new Error('no facts'))",
      words: ['no facts'],
    },
    {
      that: 'has a getter that throws',
      source: `export const fleet = { ...${FLEET}, get hub() { throw new Error('no hub yet') } }`,
      words: ['inventory hub (valid-shape)', 'no hub yet'],
    },
    {
      that: 'has a cluster named __proto__',
      source: `const fleetOf = ${FLEET}\nexport const fleet = { ...fleetOf, clusters: { hub: fleetOf.clusters.hub, __proto__: fleetOf.clusters } }`,
      words: ['inventory clusters (valid-shape)', '__proto__'],
    },
    {
      that: 'exports its fleet under another name',
      source: `export default ${FLEET}`,
      words: ['exports no `fleet`, but `default`'],
    },
    {
      that: 'has a secret as a description',
      source: `const fleetOf = ${FLEET}\nfleetOf.clusters.hub.secrets = { app: { namespace: 'apps', keys: { token: 'S3cr3t!pass' } } }\nexport const fleet = fleetOf`,
      words: ['inventory clusters.hub.secrets.app.keys.token (ban-secret-value)'],
    },
  ])('that $that', async ({ source, words }) => {
    const { code, stdout, stderr, isBuilt } = await build(source)
    expect(code).toBe(1)
    for (const word of words) expect(stderr).toContain(word)
    expect(stderr).not.toMatch(STACK_FRAME)
    expect(stderr).not.toContain('bug')
    expect(stdout + stderr).not.toContain('S3cr3t!pass')
    expect(isBuilt).toBe(false)
  })
})

describe('an inventory is contained', () => {
  test('that prints: the result alone is on standard output', async () => {
    const { code, stdout, stderr, isBuilt } = await build(
      `console.log('hello')\nprocess.stdout.write('there')\nexport const fleet = ${FLEET}`,
      '--json',
    )
    expect({ code, isBuilt }).toEqual({ code: 0, isBuilt: true })
    expect(parseReport(stdout)).toMatchObject({ ok: true })
    expect(stderr).toContain('hello\nthere')
  })

  test('that is a promise: it is awaited', async () => {
    expect(await build(`export const fleet = Promise.resolve(${FLEET})`)).toMatchObject({
      code: 0,
      isBuilt: true,
    })
  })

  test('that goes on printing: the result alone is on standard output', async () => {
    const { stdout, stderr } = await build(
      `setInterval(() => console.log('tick'), 10)\nexport const fleet = ${FLEET}`,
      '--json',
    )
    expect(parseReport(stdout)).toMatchObject({ ok: true })
    expect(stderr).toContain('tick')
  })

  test('that leaves a timer running: the program ends, and says so', async () => {
    const { code, stderr, isBuilt } = await build(
      `setInterval(() => {}, 1000)\nexport const fleet = ${FLEET}`,
    )
    expect({ code, isBuilt }).toEqual({ code: 0, isBuilt: true })
    expect(stderr).toContain('left something running (a timer)')
  })

  test('that ends the program later: the command succeeds only where it is done', async () => {
    const { code, isBuilt } = await build(
      `setTimeout(() => process.exit(0), 1)\nexport const fleet = ${FLEET}`,
    )
    expect(code === 0).toBe(isBuilt)
  })

  test('that ends the program in the next turn: it is refused with its place', async () => {
    const { code, stderr } = await build(`setImmediate(() => process.exit(0))\nexport const fleet = ${FLEET}`)
    expect(code).toBe(2)
    expect(stderr).toContain('it calls process.exit')
  })

  test('that throws later: the place is named', async () => {
    const { code, stderr } = await build(
      `export const fleet = ${FLEET}\nsetTimeout(() => { throw new Error('too late') }, 1)`,
    )
    expect(code).toBe(2)
    expect(stderr).toMatch(/inventory\.ts:2:\d+ throws Error: too late/)
    expect(stderr).not.toMatch(STACK_FRAME)
  })
})
