import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { put, scratchFolder } from '../disk/testing/scratch.ts'
import { fluxUrl, remoteUrl } from './remote-url.ts'

test.each([
  ['git@host.example:me/fleet.git', 'ssh://git@host.example/me/fleet.git'],
  ['host.example:/srv/fleet.git', 'ssh://git@host.example/srv/fleet.git'],
  ['ssh://git@host.example:2222/me/fleet.git', 'ssh://git@host.example:2222/me/fleet.git'],
  ['https://host.example/me/fleet', 'https://host.example/me/fleet'],
])('the remote %s is %s for Flux', (remote, url) => {
  expect(fluxUrl(remote)).toBe(url)
})

test.each([
  'https://me:secret@host.example/fleet.git',
  'https://secret@host.example/fleet.git',
  'ssh://git:secret@host.example/fleet.git',
  'https://host.example/fleet.git?token=secret#secret',
])('the credentials of %s are not printed', (remote) => {
  expect(fluxUrl(remote)).toMatch(/^(?:https:\/\/|ssh:\/\/git@)host\.example\/fleet\.git$/)
})

test.each([
  '/srv/fleet.git',
  '../fleet.git',
  'file:///srv/fleet.git',
  'C:/fleet',
  'http://host.example/fleet.git',
  'https://host.example/$(id)',
  'git@host.example:me/a;b',
  '',
])('%j is nothing that Flux, or a shell, can use', (remote) => {
  expect(fluxUrl(remote)).toBeUndefined()
})

describe('the remote of a repository', () => {
  const repository = (...remote: readonly string[]): string => {
    const folder = scratchFolder()
    put(folder, 'fleet/clusters/one/a.yaml', '')
    execFileSync('git', ['-C', folder, 'init', '--quiet'])
    if (remote.length > 0) execFileSync('git', ['-C', folder, 'remote', 'add', ...remote])
    return folder
  }

  test('is that of the repository around a folder', () => {
    const folder = repository('origin', 'git@host.example:me/fleet.git')
    expect(remoteUrl(join(folder, 'fleet/clusters'))).toBe('ssh://git@host.example/me/fleet.git')
  })

  test('is missing where there is none of the name, and outside of a repository', () => {
    expect(remoteUrl(repository())).toBeUndefined()
    expect(remoteUrl(repository('upstream', 'git@host.example:me/fleet.git'))).toBeUndefined()
    expect(remoteUrl(scratchFolder())).toBeUndefined()
    expect(remoteUrl('/no/such/folder')).toBeUndefined()
  })
})
