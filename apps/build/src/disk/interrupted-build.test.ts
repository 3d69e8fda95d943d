import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { InternalError } from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { LOCK } from './lock.ts'
import { RECORD } from './record.ts'
import { withDiskFault } from './testing/disk-fault.ts'
import { generated, SAMPLE_HEADER, sampleTree } from './testing/sample-tree.ts'
import { filesIn, pathsIn, put, scratchFolder } from './testing/scratch.ts'
import { writeTrees } from './write-trees.ts'

type Versions = Readonly<Record<string, string>>

const NOTHING: Versions = {}
const OLD: Versions = { 'flux/a.yaml': 'old', 'flux/same.yaml': '1', 'telemetry/gone.yaml': 'old' }
const NEW: Versions = { 'flux/a.yaml': 'new', 'flux/same.yaml': '1', 'workloads/more.yaml': 'new' }

const build = (out: string, versions: Versions) =>
  writeTrees([sampleTree(versions)], { out, header: SAMPLE_HEADER, whole: true }, () => {
    throw new InternalError('the lock is held')
  })

const BUILD = join(import.meta.dirname, 'testing/build-process.ts')

/** A build in its own process, killed at its n-th change of the disk. */
const killedBuild = (out: string, versions: Versions, at: number): string | null =>
  spawnSync(process.execPath, [BUILD, out, JSON.stringify(versions), String(at)], {
    // Without a compile cache, half of a process's time goes into compiling the same modules.
    env: { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/node-compile' },
  }).signal

const changesOf = (out: string, versions: Versions): number =>
  withDiskFault({ at: Infinity, fault: 'none' }, () => build(out, versions))

/** A folder after a build of `before`, with a person's file in it. */
const folderAfter = (before: Versions): string => {
  const out = scratchFolder()
  put(out, 'hub/telemetry/mine.yaml', 'mine')
  if (before !== NOTHING) build(out, before)
  return out
}

const copyOf = (folder: string): string => {
  const copy = scratchFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

const isBookkeeping = (path: string): boolean => path.endsWith(RECORD) || path.endsWith('.tmp')

/** The files of a whole tree of these versions, without the record, with the person's file. */
const treeOf = (versions: Versions): Record<string, string> => ({
  'hub/telemetry/mine.yaml': 'mine',
  ...Object.fromEntries(
    Object.entries(versions).map(([path, version]) => [`hub/${path}`, generated(version)]),
  ),
})

const manifestsIn = (out: string) =>
  Object.fromEntries(Object.entries(filesIn(out)).filter(([path]) => !isBookkeeping(path)))

const expectEachFileOldOrNew = (out: string, before: Versions, after: Versions, when: string) => {
  const [old, fresh] = [treeOf(before), treeOf(after)]
  for (const [path, content] of Object.entries(manifestsIn(out)))
    expect([old[path], fresh[path]], `${path}, ${when}`).toContain(content)
  for (const path of Object.keys(old).filter((name) => name in fresh))
    expect(manifestsIn(out), `${path}, ${when}`).toHaveProperty([path])
}

const expectRepairedBy = (out: string, versions: Versions, when: string) => {
  const { findings } = build(out, versions)
  expect(findings, when).toEqual([])
  expect(manifestsIn(out), when).toEqual(treeOf(versions))
  expectNoTemporaryFile(out, when)
}

const expectNoTemporaryFile = (out: string, when: string) =>
  expect(
    pathsIn(out).filter((path) => path.endsWith('.tmp')),
    when,
  ).toEqual([])

const expectNothingLost = (out: string, before: Versions, when: string) => {
  expectEachFileOldOrNew(out, before, NEW, when)
  const reverted = copyOf(out)
  expectRepairedBy(out, NEW, when)
  expectRepairedBy(reverted, OLD, `${when}, then reverted`)
}

describe('a build that ends at any change of the disk', () => {
  test.each([
    ['the first', NOTHING],
    ['a later one', OLD],
  ])('(%s) leaves each file old or new, and the next build of any inventory repairs it', (_, before) => {
    const start = folderAfter(before)
    const changes = changesOf(copyOf(start), NEW)
    expect(changes).toBeGreaterThan(Object.keys(NEW).length)
    for (let at = 1; at <= changes; at += 1) {
      const out = copyOf(start)
      expect(() => withDiskFault({ at, fault: 'DEAD' }, () => build(out, NEW))).toThrow('DEAD')
      expectNothingLost(out, before, `ended at change ${at} of ${changes}`)
    }
  })

  test.each([2, 5, 7, 9, 12])(
    '(killed as a process at change %i) does the same, and its lock is free',
    (at) => {
      const out = folderAfter(OLD)
      expect(killedBuild(out, NEW, at)).toBe('SIGKILL')
      expect(pathsIn(out).filter((path) => path.startsWith(LOCK))).toEqual([LOCK])
      expectNothingLost(out, OLD, 'killed')
    },
  )
})

describe('a disk that refuses', () => {
  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the file system is read-only'],
    ['EACCES', 'permission is denied'],
  ])('(%s) at any change is reported with the path, and leaves no half file', (fault, words) => {
    const start = folderAfter(OLD)
    const changes = changesOf(copyOf(start), NEW)
    for (let at = 1; at <= changes; at += 1) {
      const when = `${fault} at change ${at} of ${changes}`
      const out = copyOf(start)
      expect(() => withDiskFault({ at, fault }, () => build(out, NEW)), when).toThrow(
        expect.objectContaining({
          name: 'DiskError',
          message: expect.stringMatching(`${out}.*${words}`) as string,
        }),
      )
      expectNoTemporaryFile(out, when)
      expectEachFileOldOrNew(out, OLD, NEW, when)
      expectRepairedBy(out, NEW, when)
    }
  })
})

test('the lock is beside the trees, where Flux does not look', () => {
  const out = folderAfter(OLD)
  expect(pathsIn(out).filter((path) => !path.startsWith('hub'))).toEqual([LOCK])
})
