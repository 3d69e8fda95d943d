import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, put, scratchFolder } from '../disk/testing/scratch.ts'
import { refuseFolderInUse, writeNewFiles } from './write-folder.ts'

describe('a folder for a new fleet', () => {
  test('may be missing, empty, or a repository without a commit', () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, 'repository/.git'), { recursive: true })
    mkdirSync(join(folder, 'empty'))
    for (const name of ['missing', 'repository', 'empty'])
      expect(() => refuseFolderInUse(join(folder, name))).not.toThrow()
  })

  test.each(['', 'notes.txt'])('is refused where it holds a file, or is one: %s', (name) => {
    const folder = scratchFolder()
    put(folder, 'notes.txt', 'mine')
    expect(() => refuseFolderInUse(join(folder, name))).toThrow(/is a file|not empty: it has notes\.txt/)
  })

  test('keeps a file that appears meanwhile', () => {
    const folder = scratchFolder()
    put(folder, 'fleet.ts', 'mine')
    expect(() => writeNewFiles(folder, { 'fleet.ts': 'generated' })).toThrow('EEXIST')
    expect(filesIn(folder)).toEqual({ 'fleet.ts': 'mine' })
  })
})
