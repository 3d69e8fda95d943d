import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lackingOn, type Machine } from './lacking.ts'

const able: Machine = { platform: 'linux', isRoot: true, has: () => true, isUnbuilt: false }

test('a complete machine lacks nothing', () => {
  expect(lackingOn(able)).toEqual([])
})

test.each<[what: string, lack: Partial<Machine>, says: string]>([
  ['is no Linux', { platform: 'darwin' }, 'Linux: network namespaces are its own'],
  ['lets us be somebody else', { isRoot: false }, 'root: only root makes network namespaces and mounts'],
  ['has no ip', { has: (name) => name !== 'ip' }, 'the command ip'],
  [
    'has neither the engines nor Go',
    { isUnbuilt: true, has: (name) => name !== 'go' },
    'the command go, to build the engines with',
  ],
])('a machine that %s lacks only that', (_what, lack, says) => {
  expect(lackingOn({ ...able, ...lack })).toEqual([says])
})

test('`pnpm lab` names everything that it lacks, and fails', () => {
  const empty = mkdtempSync(join(tmpdir(), 'lab-lacking-'))
  try {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'lab.ts'), 'hosts'], {
      env: { PATH: empty, HOME: empty },
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^The lab cannot run here. It lacks:\n/)
    for (const what of ['the command unshare', 'the command ip', 'the command go, to build the engines with'])
      expect(stderr).toContain(`  - ${what}\n`)
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
})
