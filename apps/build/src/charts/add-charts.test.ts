import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { UsageError } from '../cli/usage-error.ts'
import { addCharts } from './add-charts.ts'
import { readBroughtCharts } from './brought-charts.ts'

const folder = mkdtempSync(join(tmpdir(), 'fleet-add-charts-'))
const home = { repository: folder }

const write = (path: string, text: string): string => {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const add = async (...charts: readonly string[]) =>
  addCharts({ charts, folder: join(folder, 'charts'), inventory: join(folder, 'fleet.ts') }, home)

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  write('fleet.ts', 'export const fleet = {}')
  write('notes/Chart.yaml', 'name: notes\nversion: 1.2.3\n')
  write('notes/values.yaml', 'replicas: 1\n')
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a chart that is added', () => {
  it('is read beside the trees, from any folder below', async () => {
    expect(await add(join(folder, 'notes'))).toBe(0)
    write('charts/README.json', '{}')
    mkdirSync(join(folder, 'clusters/home'), { recursive: true })
    const [chart, ...others] = readBroughtCharts([join(folder, 'clusters/home')])
    expect(others).toEqual([])
    expect(chart).toMatchObject({ name: 'notes', version: '1.2.3', ruleGroups: {} })
    expect(JSON.stringify(chart?.values)).toContain('replicas')
  })

  it.each([
    ['a file that is no archive', 'fleet.ts', /is no archive of a chart/],
    ['a folder without a chart', 'clusters', /is no chart: there is no Chart.yaml/],
    ['a file that is not there', 'notes.tgz', /there is no file or folder/],
  ])('is refused: %s', async (_, path, message) => {
    const added = add(join(folder, path))
    await expect(added).rejects.toThrow(UsageError)
    await expect(added).rejects.toThrow(message)
  })

  it('is refused by a name that nobody knows', async () => {
    await expect(add('notes')).rejects.toThrow('no chart is known by the name notes')
    await expect(add('oci://registry.example/charts/notes')).rejects.toThrow('has no version')
  })
})

describe('a file of another content beside the trees', () => {
  it('is refused, with a way out', () => {
    write('other/charts/loki-1.0.0.json', '[]')
    expect(() => readBroughtCharts([join(folder, 'other')])).toThrow('holds no derived chart')
  })
})
