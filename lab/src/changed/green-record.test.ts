import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { suiteStates, recordSuites, untouchedSuites } from './green-record.ts'

let root: string

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const green = new Map([
  ['cost', true],
  ['logs', true],
])

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'green-record-'))
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  for (const path of [
    'lab/suites/cost/a.test.ts',
    'lab/suites/logs/b.test.ts',
    'lab/src/cost/c.ts',
    'd.json',
  ])
    write(path, path)
  vi.stubEnv('FLEET_LAB_LOKI', undefined)
  recordSuites(suiteStates(root), green, root)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

test('a suite that passed is untouched, also with its recorded results', () => {
  expect(untouchedSuites(root)).toEqual(['cost', 'logs'])
})

test('a suite that never ran is touched', () => {
  write('lab/suites/faults/e.test.ts', '')
  expect(untouchedSuites(root)).toEqual(['cost', 'logs'])
})

test('a changed file touches the suites of its folder', () => {
  write('lab/src/cost/c.ts', 'changed')
  expect(untouchedSuites(root)).toEqual(['logs'])
})

test.each(['d.json', 'new.json'])('a file in no listed folder touches all suites: %s', (path) => {
  write(path, 'changed')
  expect(untouchedSuites(root)).toEqual([])
})

test('a removed file touches them too', () => {
  rmSync(join(root, 'd.json'))
  expect(untouchedSuites(root)).toEqual([])
})

test('a given Loki touches all suites, for they run on it too', () => {
  vi.stubEnv('FLEET_LAB_LOKI', '/somewhere/loki')
  expect(untouchedSuites(root)).toEqual([])
})

test('a failed suite is touched until it passes', () => {
  recordSuites(suiteStates(root), new Map([['logs', false]]), root)
  expect(untouchedSuites(root)).toEqual(['cost'])
  recordSuites(suiteStates(root), new Map([['logs', true]]), root)
  expect(untouchedSuites(root)).toEqual(['cost', 'logs'])
})

test('a suite that passed is recorded in the state at the start of its tests', () => {
  const before = suiteStates(root)
  write('d.json', 'changed while they ran')
  recordSuites(before, green, root)
  expect(untouchedSuites(root)).toEqual([])
})

test('sources outside a repository have no states and no records', () => {
  rmSync(join(root, '.git'), { recursive: true })
  vi.stubEnv('GIT_CEILING_DIRECTORIES', dirname(root))
  expect(suiteStates(root)).toEqual({})
  expect(untouchedSuites(root)).toEqual([])
  const before = readFileSync(join(root, 'lab/green.json'), 'utf8')
  recordSuites(suiteStates(root), green, root)
  expect(readFileSync(join(root, 'lab/green.json'), 'utf8')).toBe(before)
})
