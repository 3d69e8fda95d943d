import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { givenNginx } from './given-nginx.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-given-nginx-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const program = (says: string): string => {
  const file = join(folder, 'nginx')
  writeFileSync(file, `#!/bin/sh\necho '${says}' >&2\n`)
  chmodSync(file, 0o755)
  return file
}

test('an nginx that is given is taken, with its version', () => {
  const file = program('nginx version: nginx/1.31.2')
  vi.stubEnv('FLEET_LAB_NGINX', file)
  expect(givenNginx()).toEqual({ file, version: '1.31.2' })
})

test.each([
  ['another program', () => program('nginy version: nginy/1')],
  ['a missing file', () => join(folder, 'nothing')],
])('%s is refused', (_what, make) => {
  vi.stubEnv('FLEET_LAB_NGINX', make())
  expect(givenNginx).toThrow(/is not an nginx that runs/)
})

test('without one that is given, the first on the path is taken', () => {
  const file = program('nginx version: nginx/1.22.1')
  vi.stubEnv('FLEET_LAB_NGINX', '')
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
  expect(givenNginx()).toEqual({ file, version: '1.22.1' })
})
