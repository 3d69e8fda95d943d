import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { containerLogs } from './container-logs.ts'

const now = Date.parse('2026-11-30T12:00:00Z')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-container-logs-'))
  const container = join(folder, 'monitoring_loki-0_a1b2', 'loki')
  mkdirSync(container, { recursive: true })
  const write = (file: string, ...lines: readonly string[]): void => {
    writeFileSync(join(container, file), lines.map((line) => `${line}\n`).join(''))
  }
  write('0.log', '2026-11-30T11:50:00Z stdout F of the container before')
  write('1.log', '2026-11-30T11:58:00Z stdout F first', '2026-11-30T11:59:30Z stderr F second')
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const answerTo = (path: string) => containerLogs(`/containerLogs/monitoring/${path}`, now, folder)

test.each([
  ['all of it', '', 'first\nsecond\n'],
  ['its last lines', '?tailLines=1', 'second\n'],
  ['what is recent', '?sinceSeconds=60', 'second\n'],
  ['the times', '?tailLines=1&timestamps=true', '2026-11-30T11:59:30Z second\n'],
  ['what the container before it wrote', '?previous=true', 'of the container before\n'],
])('of the log of a container it gives %s', (_what, asked, text) => {
  expect(answerTo(`loki-0/loki${asked}`)).toEqual({ status: 200, text })
})

test.each(['loki-1/loki', 'loki-0/nginx'])('%s is not found', (path) => {
  expect(answerTo(path)).toMatchObject({ status: 404 })
})

test('another path of the kubelet is none of logs', () => {
  expect(containerLogs('/metrics', now, folder)).toBeUndefined()
})
