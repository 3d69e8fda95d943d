import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreScript, saveScript } from './scripts.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copies-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** As a container runs it. */
const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync('sh', ['-euc', script], { encoding: 'utf8', env: { ...process.env, ...env } })

const have = (...names: readonly string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), name)
}

const old = ['2026-01-01T03-15-00Z.db', '2026-01-02T03-15-00Z.db', '2026-01-03T03-15-00Z.db']

describe('a copy', () => {
  const save = (make: string, keep = 3) => run(saveScript({ folder, ending: 'db', keep, make }))

  it('has its name once it is whole, and the oldest goes', () => {
    have(...old, 'a-note.txt')
    expect(save('echo new >unfinished').status).toBe(0)
    const [second, third, newest = '', note] = readdirSync(folder)
    expect([second, third, note]).toEqual([old[1], old[2], 'a-note.txt'])
    expect(newest).toMatch(/^20\d\d-\d\d-\d\dT\d\d-\d\d-\d\dZ\.db$/)
    expect(readFileSync(join(folder, newest), 'utf8')).toBe('new\n')
  })

  it.each(['false', 'echo half >unfinished\nfalse', 'echo damaged >unfinished\ntest -s /dev/null'])(
    'that cannot be made deletes no other: %j',
    (make) => {
      have(...old)
      expect(save(make, 1).status).not.toBe(0)
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(old))
      expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual(old)
    },
  )

  it('that was not finished is begun anew', () => {
    have('unfinished')
    expect(save('test ! -e unfinished\necho new >unfinished').status).toBe(0)
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('is read by nobody else', () => {
    save('echo new >unfinished')
    const { stdout } = spawnSync('ls', ['-l', folder], { encoding: 'utf8' })
    expect(stdout).toMatch(/^-rw-------/m)
  })
})

describe('what is restored', () => {
  const restore = (COPY: string) =>
    run(restoreScript({ folder, ending: 'db', restore: 'cat "$COPY"' }), { COPY })

  it('is the newest copy', () => {
    have(...old, 'unfinished', 'zz.txt')
    expect(restore('').stdout).toBe(`${old[2]}restored ${old[2]}\n`)
  })

  it('is the copy that a person chooses', () => {
    have(...old)
    expect(restore('2026-01-02T03-15-00Z.db').stdout).toBe(`${old[1]}restored ${old[1]}\n`)
  })

  it('fails where there is none', () => {
    expect(restore('').status).not.toBe(0)
  })
})
