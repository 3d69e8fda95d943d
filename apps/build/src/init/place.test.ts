import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../disk/testing/scratch.ts'
import { placeOf } from './place.ts'

const repository = (): string => {
  const folder = scratchFolder()
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder })
  git('init', '--quiet')
  git('remote', 'add', 'origin', 'git@git.example:me/home.git')
  return folder
}

test('a new fleet inside a repository has its path there, and its remote', () => {
  expect(placeOf(join(repository(), 'cluster/telemetry'))).toEqual({
    folder: 'cluster/telemetry',
    gitUrl: 'ssh://git@git.example/me/home.git',
  })
})

test('a new fleet at the root of a repository has its remote alone', () => {
  expect(placeOf(repository())).toEqual({ gitUrl: 'ssh://git@git.example/me/home.git' })
})

test('a new fleet outside of a repository is one itself', () => {
  expect(placeOf(join(scratchFolder(), 'fleet'))).toEqual({})
})
