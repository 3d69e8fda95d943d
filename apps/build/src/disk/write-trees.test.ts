import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planTrees } from './plan-trees.ts'
import { RECORD } from './record.ts'
import { generated, SAMPLE_HEADER, sampleTree } from './testing/sample-tree.ts'
import { filesIn, put, scratchFolder, timesIn } from './testing/scratch.ts'
import type { DesiredTree } from './desired-tree.ts'
import { writeTrees } from './write-trees.ts'

const targetOf = (out: string, whole = true) => ({ out, header: SAMPLE_HEADER, whole })

const build = (out: string, trees: readonly DesiredTree[], whole = true) =>
  writeTrees(trees, targetOf(out, whole), () => {})

const rulesOf = ({ findings }: ReturnType<typeof build>) => findings.map(({ rule }) => rule)

describe('a build', () => {
  test('writes each file, and the record of them', () => {
    const out = scratchFolder()
    build(out, [sampleTree({ 'flux/sources.yaml': '1', 'telemetry/loki.yaml': '1' })])
    expect(filesIn(out)).toEqual({
      'hub/flux/sources.yaml': generated('1'),
      'hub/telemetry/loki.yaml': generated('1'),
      [`hub/${RECORD}`]: expect.stringContaining('telemetry/loki.yaml') as string,
    })
  })

  test('touches nothing where nothing has changed, neither file nor folder nor lock', () => {
    const out = scratchFolder()
    const trees = [sampleTree({ 'flux/sources.yaml': '1', 'telemetry/loki.yaml': '1' })]
    build(out, trees)
    const before = timesIn(out)
    build(out, trees)
    expect(timesIn(out)).toEqual(before)
  })

  test('touches only the file that has changed, and the record', () => {
    const out = scratchFolder()
    build(out, [sampleTree({ 'flux/a.yaml': '1', 'flux/b.yaml': '1' })])
    const before = timesIn(out)
    build(out, [sampleTree({ 'flux/a.yaml': '1', 'flux/b.yaml': '2' })])
    const after = timesIn(out)
    expect(after['hub/flux/a.yaml']).toBe(before['hub/flux/a.yaml'])
    expect(after['hub/flux/b.yaml']).not.toBe(before['hub/flux/b.yaml'])
  })

  test('removes what is no longer generated, and the folder that this empties', () => {
    const out = scratchFolder()
    build(out, [sampleTree({ 'flux/a.yaml': '1', 'workloads/app.yaml': '1' })])
    build(out, [sampleTree({ 'flux/a.yaml': '1' })])
    expect(Object.keys(filesIn(out))).toEqual([`hub/${RECORD}`, 'hub/flux/a.yaml'])
    expect(existsSync(join(out, 'hub/workloads'))).toBe(false)
  })

  test('restores a file that was edited or deleted', () => {
    const out = scratchFolder()
    const trees = [sampleTree({ 'flux/a.yaml': '1', 'flux/b.yaml': '1' })]
    build(out, trees)
    const whole = filesIn(out)
    put(out, 'hub/flux/a.yaml', 'edited by hand')
    build(out, trees)
    expect(filesIn(out)).toEqual(whole)
  })
})

describe('a person’s file in a tree', () => {
  test('stays and is reported, a whole folder by its name', () => {
    const out = scratchFolder()
    put(out, 'hub/telemetry/mine.yaml', 'mine')
    put(out, 'hub/notes/todo.md', 'mine')
    const { trees } = build(out, [sampleTree({ 'telemetry/loki.yaml': '1' })])
    expect(trees[0]?.kept.map(({ path }) => path)).toEqual(['notes/', 'telemetry/mine.yaml'])
    expect(filesIn(out)).toMatchObject({ 'hub/telemetry/mine.yaml': 'mine', 'hub/notes/todo.md': 'mine' })
  })

  test('in the place of a generated file is not overwritten: nothing is written at all', () => {
    const out = scratchFolder()
    put(out, 'hub/telemetry/loki.yaml', 'mine')
    const before = timesIn(out)
    const trees = [
      sampleTree({ 'telemetry/loki.yaml': '1', 'telemetry/other.yaml': '1' }),
      sampleTree({ 'flux/a.yaml': '1' }, 'spoke'),
    ]
    const plan = build(out, trees)
    expect(rulesOf(plan)).toEqual(['ban-overwriting'])
    expect(plan.findings[0]?.location).toEqual({ kind: 'file', file: join(out, 'hub/telemetry/loki.yaml') })
    expect(timesIn(out)).toEqual(before)
  })

  test.each(['hub/telemetry/loki.yaml/', 'hub/telemetry', 'hub', ''])('stands in the way at "%s"', (path) => {
    const out = join(scratchFolder(), 'clusters')
    if (path.endsWith('/')) mkdirSync(join(out, path), { recursive: true })
    else put(out, path, 'mine')
    expect(rulesOf(build(out, [sampleTree({ 'telemetry/loki.yaml': '1' })]))).toEqual(['ban-overwriting'])
  })

  test('counts as generated if it has the generator’s header: the record was lost', () => {
    const out = scratchFolder()
    put(out, 'hub/telemetry/loki.yaml', generated('older'))
    build(out, [sampleTree({ 'telemetry/loki.yaml': '1' })])
    expect(filesIn(out)['hub/telemetry/loki.yaml']).toBe(generated('1'))
  })

  test('stays if it is an edited file that is no longer generated', () => {
    const out = scratchFolder()
    build(out, [sampleTree({ 'flux/a.yaml': '1', 'telemetry/loki.yaml': '1' })])
    put(out, 'hub/telemetry/loki.yaml', `${generated('1')}mine: too\n`)
    const { trees } = build(out, [sampleTree({ 'flux/a.yaml': '1' })])
    expect(trees[0]?.kept).toEqual([{ path: 'telemetry/loki.yaml', state: 'edited' }])
    expect(filesIn(out)['hub/telemetry/loki.yaml']).toContain('mine: too')
  })
})

describe('flux-system', () => {
  test.each(['folder', 'link'])('is never touched nor reported (as a %s)', (kind) => {
    const out = scratchFolder()
    const elsewhere = scratchFolder()
    put(elsewhere, 'gotk-sync.yaml', generated('by nobody'))
    mkdirSync(join(out, 'hub/flux'), { recursive: true })
    if (kind === 'link') symlinkSync(elsewhere, join(out, 'hub/flux/flux-system'))
    else put(out, 'hub/flux/flux-system/gotk-sync.yaml', 'Flux’ own')
    const before = timesIn(kind === 'link' ? elsewhere : join(out, 'hub/flux/flux-system'))
    const first = build(out, [sampleTree({ 'flux/a.yaml': '1' })])
    build(out, [])
    expect(first.trees[0]?.kept).toEqual([])
    expect(timesIn(kind === 'link' ? elsewhere : join(out, 'hub/flux/flux-system'))).toEqual(before)
    expect(existsSync(join(out, 'hub/flux/a.yaml'))).toBe(false)
  })
})

describe('a symbolic link', () => {
  test.each(['hub/telemetry/loki.yaml', 'hub/telemetry', `hub/${RECORD}`, 'hub', ''])(
    'at "%s" is neither followed nor replaced',
    (path) => {
      const elsewhere = scratchFolder()
      put(elsewhere, 'loki.yaml', generated('elsewhere'))
      const out = join(scratchFolder(), 'clusters')
      mkdirSync(join(out, path, '..'), { recursive: true })
      symlinkSync(elsewhere, join(out, path).replace(/\/$/, ''))
      const plan = build(out, [sampleTree({ 'telemetry/loki.yaml': '1' })])
      expect(rulesOf(plan)).toEqual(['ban-symlink'])
      expect(filesIn(elsewhere)).toEqual({ 'loki.yaml': generated('elsewhere') })
    },
  )

  test('beside the generated files stays a person’s', () => {
    const out = scratchFolder()
    put(out, 'hub/telemetry/loki.yaml', generated('1'))
    symlinkSync('/nowhere', join(out, 'hub/telemetry/mine.yaml'))
    const plan = build(out, [sampleTree({ 'telemetry/loki.yaml': '1' })])
    expect(plan.findings).toEqual([])
    expect(plan.trees[0]?.kept).toEqual([{ path: 'telemetry/mine.yaml', state: 'foreign' }])
  })

  test('in place of a folder that is no longer generated is not followed by a removal', () => {
    const out = scratchFolder()
    const elsewhere = scratchFolder()
    put(elsewhere, 'app.yaml', generated('1'))
    build(out, [sampleTree({ 'flux/a.yaml': '1', 'workloads/app.yaml': '1' })])
    rmSync(join(out, 'hub/workloads'), { recursive: true })
    symlinkSync(elsewhere, join(out, 'hub/workloads'))
    expect(rulesOf(build(out, [sampleTree({ 'flux/a.yaml': '1' })]))).toEqual(['ban-symlink'])
    expect(filesIn(elsewhere)).toEqual({ 'app.yaml': generated('1') })
  })
})

describe('a record that cannot be trusted', () => {
  test.each([
    ['the remains of a merge', '<<<<<<< HEAD\n{}'],
    ['a path out of the tree', JSON.stringify({ format: 1, files: { '../victim.yaml': 'a'.repeat(64) } })],
    ['an absolute path', JSON.stringify({ format: 1, files: { '/etc/passwd': 'a'.repeat(64) } })],
    ['Flux’ own folder', JSON.stringify({ format: 1, files: { 'flux/flux-system/a.yaml': 'a'.repeat(64) } })],
    ['an invalid hash', JSON.stringify({ format: 1, files: { 'flux/old.yaml': 'all' } })],
    ['a later format', JSON.stringify({ format: 2, files: {} })],
    ['no object', 'null'],
  ])('(%s) owns nothing, is reported, and is written anew', (_, text) => {
    const out = scratchFolder()
    const trees = [sampleTree({ 'flux/a.yaml': '1' })]
    put(out, `hub/${RECORD}`, text)
    put(out, 'hub/flux/a.yaml', generated('1'))
    put(out, 'hub/flux/old.yaml', generated('1'))
    put(out, 'victim.yaml', 'mine')
    const first = build(out, trees)
    expect(rulesOf(first)).toEqual(['valid-record'])
    expect(first.trees[0]?.unchanged).toBe(1)
    expect(filesIn(out)).toMatchObject({ 'hub/flux/old.yaml': generated('1'), 'victim.yaml': 'mine' })
    expect(rulesOf(build(out, trees))).toEqual([])
  })

  test('of a cluster outside the inventory is not touched', () => {
    const out = scratchFolder()
    put(out, `other/${RECORD}`, '{"made by": "another program"}')
    build(out, [sampleTree({ 'flux/a.yaml': '1' })])
    expect(filesIn(out)[`other/${RECORD}`]).toBe('{"made by": "another program"}')
  })
})

describe('a cluster that left the inventory', () => {
  const hub = sampleTree({ 'flux/a.yaml': '1' })
  const spoke = sampleTree({ 'flux/a.yaml': '1', 'workloads/app.yaml': '1' }, 'spoke')

  test('loses its tree, folder and all', () => {
    const out = scratchFolder()
    build(out, [hub, spoke])
    build(out, [hub])
    expect(existsSync(join(out, 'spoke'))).toBe(false)
  })

  test('keeps a person’s files', () => {
    const out = scratchFolder()
    build(out, [hub, spoke])
    put(out, 'spoke/workloads/mine.yaml', 'mine')
    build(out, [hub])
    expect(Object.keys(filesIn(join(out, 'spoke')))).toEqual(['workloads/mine.yaml'])
  })

  test('keeps its tree in a build of other clusters only', () => {
    const out = scratchFolder()
    build(out, [hub, spoke])
    const before = timesIn(join(out, 'spoke'))
    build(out, [hub], false)
    expect(timesIn(join(out, 'spoke'))).toEqual(before)
  })
})

describe('a temporary file of a killed build', () => {
  test('is removed, and a similar file of a person’s is not', () => {
    const out = scratchFolder()
    put(out, 'hub/flux/.a.yaml.4242.tmp', 'half of it')
    put(out, `hub/.${RECORD}.4242.tmp`, 'half of it')
    put(out, 'hub/flux/.mine.yaml.4242.tmp', 'mine')
    build(out, [sampleTree({ 'flux/a.yaml': '1' })])
    expect(Object.keys(filesIn(out))).toEqual([
      `hub/${RECORD}`,
      'hub/flux/.mine.yaml.4242.tmp',
      'hub/flux/a.yaml',
    ])
  })
})

describe('a plan', () => {
  test('distinguishes missing, stale, edited and superfluous files, and changes nothing', () => {
    const out = scratchFolder()
    build(out, [
      sampleTree({
        'flux/edited.yaml': '1',
        'flux/gone.yaml': '1',
        'flux/old.yaml': '1',
        'flux/stale.yaml': '1',
      }),
    ])
    put(out, 'hub/flux/edited.yaml', 'by hand')
    const before = timesIn(out)
    const wanted = [
      sampleTree({
        'flux/edited.yaml': '1',
        'flux/missing.yaml': '1',
        'flux/old.yaml': '1',
        'flux/stale.yaml': '2',
      }),
    ]
    const changes = planTrees(wanted, targetOf(out)).trees[0]?.changes
    expect(changes).toEqual([
      { path: 'flux/edited.yaml', action: 'write', state: 'edited' },
      { path: 'flux/missing.yaml', action: 'write', state: 'missing' },
      { path: 'flux/stale.yaml', action: 'write', state: 'stale' },
      { path: 'flux/gone.yaml', action: 'remove', state: 'stale' },
      { path: RECORD, action: 'write', state: 'stale' },
    ])
    expect(timesIn(out)).toEqual(before)
  })
})
