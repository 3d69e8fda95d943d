import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleFleetInput } from '@fleet/model/testing'
import { scratchFolder } from '../disk/testing/scratch.ts'
import { importDashboard } from './import-dashboard.ts'

const TOKEN = 'a-token-of-a-service-account'

const PANEL = {
  id: 1,
  type: 'timeseries',
  title: 'Load',
  datasource: 'Prometheus',
  targets: [{ refId: 'A', expr: 'node_load1' }],
}
const DASHBOARD = { id: 3, uid: 'abc-1', title: 'Disks', panels: [PANEL] }

let folder: string
let out: string
let err: string

beforeEach(() => {
  folder = scratchFolder()
  writeFileSync(join(folder, 'fleet.ts'), '')
  out = ''
  err = ''
  vi.stubEnv('GRAFANA_TOKEN', TOKEN)
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const imported = async (source: string, over: { file?: string; force?: boolean } = {}) =>
  importDashboard(
    { source, file: over.file, force: over.force ?? false, inventory: undefined },
    {
      repository: folder,
      inventory: join(folder, 'fleet.ts'),
      importModule: () => Promise.resolve({ fleet: sampleFleetInput() }),
    },
  )

const exported = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const written = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))

describe('a file', () => {
  test('is written beside the inventory, in lines that Git shows, with the line that ships it', async () => {
    expect(await imported(exported('My Disks.json', JSON.stringify(DASHBOARD)))).toBe(0)
    expect(written('dashboards/my-disks.json')).toEqual(DASHBOARD)
    expect(readFileSync(join(folder, 'dashboards/my-disks.json'), 'utf8')).toMatch(/^\{\n {2}"id": 3,\n/)
    expect(out).toContain("dashboards: ['./dashboards/my-disks.json']")
    expect(err).toBe('')
  })

  test('is not replaced, unless a person says so', async () => {
    const source = exported('disks.json', JSON.stringify(DASHBOARD))
    await imported(source)
    const next = exported('disks.json', JSON.stringify({ ...DASHBOARD, title: 'Others' }))
    await expect(imported(next)).rejects.toThrow(/exists/)
    expect(written('dashboards/disks.json')).toEqual(DASHBOARD)
    expect(await imported(next, { force: true })).toBe(0)
    expect(written('dashboards/disks.json')).toMatchObject({ title: 'Others' })
    expect(readdirSync(join(folder, 'dashboards'))).toEqual(['disks.json'])
  })

  test('is written where a person says, inside the folder of the inventory', async () => {
    const source = exported('disks.json', JSON.stringify(DASHBOARD))
    await imported(source, { file: 'grafana/room.json' })
    expect(written('grafana/room.json')).toEqual(DASHBOARD)
    await expect(imported(source, { file: '../room.json' })).rejects.toThrow(/--file/)
    await expect(imported(source, { file: 'room.yaml' })).rejects.toThrow(/does not end with .json/)
  })

  test('is written with what is found in it', async () => {
    const old = { ...DASHBOARD, panels: [{ ...PANEL, type: 'graph' }] }
    expect(await imported(exported('old.json', JSON.stringify(old)))).toBe(0)
    expect(err).toContain('ban-removed-panel')
    expect(err).toMatch(/old\.json:8/)
    expect(out).toContain('1 finding')
  })

  test('is not written if it is no dashboard', async () => {
    expect(await imported(exported('other.json', '{"a": }'))).toBe(1)
    expect(err).toContain('valid-dashboard-export')
    expect(out).toBe('Nothing written.\n')
    expect(readdirSync(folder).toSorted()).toEqual(['fleet.ts', 'other.json'])
  })

  test('that is not there is said', async () => {
    await expect(imported(join(folder, 'none.json'))).rejects.toThrow(/cannot be read/)
  })
})

describe('a Grafana', () => {
  let server: Server | undefined
  let asked: IncomingMessage[]

  /** A Grafana of this machine that answers each path with a status and an object. */
  const grafana = async (answers: Readonly<Record<string, readonly [number, unknown]>>): Promise<string> => {
    asked = []
    const started = createServer((request, response) => {
      asked.push(request)
      const [status, body] = answers[request.url ?? ''] ?? [404, { message: 'not found' }]
      response.writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
    server = started
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
  }

  afterEach(() => server?.close())

  test('is asked for the dashboard of an address, with the token of the environment', async () => {
    const url = await grafana({ '/api/dashboards/uid/abc-1': [200, { meta: {}, dashboard: DASHBOARD }] })
    expect(await imported(`${url}/d/abc-1/disks?orgId=1&from=now-6h`)).toBe(0)
    expect(written('dashboards/disks.json')).toEqual(DASHBOARD)
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`])
    expect(`${out}${err}`).not.toContain(TOKEN)
    expect(JSON.stringify(written('dashboards/disks.json'))).not.toContain(TOKEN)
  })

  test('below a path is asked there, and for each library panel once', async () => {
    const library = { id: 2, gridPos: {}, libraryPanel: { name: 'Room', uid: 'room' } }
    const url = await grafana({
      '/grafana/api/dashboards/uid/abc-1': [200, { dashboard: { ...DASHBOARD, panels: [library, library] } }],
      '/grafana/api/library-elements/room': [200, { result: { uid: 'room', model: PANEL } }],
    })
    expect(await imported(`${url}/grafana/d/abc-1`)).toBe(0)
    expect(written('dashboards/abc-1.json')).toMatchObject({ __elements: { room: { model: PANEL } } })
    expect(asked).toHaveLength(2)
    expect(err).toBe('')
  })

  test.each([
    [401, /answers .* with 401/],
    [404, /with 404/],
    [302, /with 302/],
  ])('that answers %i ends the import, and nothing is written', async (status, message) => {
    const url = await grafana({ '/api/dashboards/uid/abc-1': [status, {}] })
    await expect(imported(`${url}/d/abc-1/disks`)).rejects.toThrow(message)
    expect(readdirSync(folder)).toEqual(['fleet.ts'])
    expect(asked).toHaveLength(1)
  })

  test('that answers with no JSON ends the import', async () => {
    const url = await grafana({ '/api/dashboards/uid/abc-1': [200, '<html>'] })
    await expect(imported(`${url}/d/abc-1/disks`)).rejects.toThrow(/no JSON/)
  })

  test('that does not answer ends the import', async () => {
    const url = await grafana({})
    server?.close()
    await expect(imported(`${url}/d/abc-1/disks`)).rejects.toThrow(/does not answer/)
  })

  test('is asked nothing without a token and a terminal', async () => {
    vi.stubEnv('GRAFANA_TOKEN', '')
    const url = await grafana({})
    await expect(imported(`${url}/d/abc-1/disks`)).rejects.toThrow(/asks for a token/)
    expect(asked).toEqual([])
  })

  test.each([
    ['https://me:secret@grafana.example/d/abc/disks', /holds a password/],
    ['https://grafana.example/explore', /not the address of a dashboard/],
    ['ftp://grafana.example/d/abc', /no address of a Grafana/],
  ])('is not asked by the address %s', async (address, message) => {
    await expect(imported(address)).rejects.toThrow(message)
  })
})

test('a folder that is not there is no place for a file', async () => {
  mkdirSync(join(folder, 'inventory'))
  const elsewhere = importDashboard(
    { source: 'a.json', file: undefined, force: false, inventory: join(folder, 'none/fleet.ts') },
    { repository: folder },
  )
  await expect(elsewhere).rejects.toThrow(/there is no folder/)
})
