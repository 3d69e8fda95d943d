import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-given-loki-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** The error for a file given as Loki. The module is loaded anew each time, for it caches its check. */
const givenLoki = async (file: string): Promise<string | undefined> => {
  vi.stubEnv('FLEET_LAB_LOKI', file)
  vi.resetModules()
  return (await import('./given-loki.ts')).lokiFile()
}

const program = (says: string): string => {
  const file = join(folder, 'loki')
  writeFileSync(file, `#!/bin/sh\necho '${says}'\n`)
  chmodSync(file, 0o755)
  return file
}

test('without a path there is no Loki', async () => {
  expect(await givenLoki('')).toBeUndefined()
})

test('a Loki of the version that the chart runs is taken', async () => {
  const file = program('loki, version 3.7.6 (branch: HEAD, revision: 1)')
  expect(await givenLoki(file)).toBe(file)
})

test.each([
  ['of another version', 'loki, version 3.7.60', /is not Loki 3\.7\.6, .*: it is 3\.7\.60/],
  [
    'that states no version',
    'loki, version  (branch: )',
    /is not Loki 3\.7\.6, .*: it is no version in: loki/,
  ],
])('a Loki %s is refused', async (_what, says, message) => {
  await expect(givenLoki(program(says))).rejects.toThrow(message)
})

test('a missing file is refused', async () => {
  await expect(givenLoki(join(folder, 'nothing'))).rejects.toThrow(/nothing does not exist/)
})

test('a file that does not run is refused', async () => {
  const file = join(folder, 'text')
  writeFileSync(file, 'text')
  await expect(givenLoki(file)).rejects.toThrow(/text does not run/)
})
