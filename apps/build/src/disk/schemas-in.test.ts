import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { schemasIn } from './schemas-in.ts'
import { scratchFolder } from './testing/scratch.ts'

const folderWith = (text: string): string => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'example.org'))
  writeFileSync(join(folder, 'example.org/note_v1.json'), text)
  return folder
}

describe('schemas of a folder', () => {
  test('are found by the group, the kind and the version', () => {
    const folder = folderWith('{"type": "object"}')
    expect(schemasIn(folder)('example.org/v1/Note')).toEqual({
      path: join(folder, 'example.org/note_v1.json'),
      schema: { type: 'object' },
    })
    expect(schemasIn(folder)('example.org/v2/Note')).toBeUndefined()
    expect(schemasIn(folder)('v1/Note')).toBeUndefined()
  })

  test('must be JSON', () => {
    expect(() => schemasIn(folderWith('type: object'))('example.org/v1/Note')).toThrow('holds no JSON Schema')
    expect(() => schemasIn(folderWith('null'))('example.org/v1/Note')).toThrow('holds no JSON Schema')
  })

  test('are in a folder that exists', () => {
    expect(() => schemasIn(join(scratchFolder(), 'none'))).toThrow('there is no folder')
  })
})
