import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { scratchFolder } from './disk/testing/scratch.ts'
import { inventoryModule, runProgram } from './testing/run-program.ts'

const { gitops } = sampleFleetInput()

/** A repository whose fleet is in a folder of its own, with an inventory that states the folder of the trees. */
const repositoryWith = (path: string) => {
  const root = scratchFolder()
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', root, ...args])
  git('init', '--quiet')
  git('remote', 'add', 'origin', 'git@host.example:me/fleet.git')
  mkdirSync(join(root, 'fleet'))
  const inventory = inventoryModule(join(root, 'fleet'), sampleFleetInput({ gitops: { ...gitops, path } }))
  return (out: string) => ({
    trees: join(root, out),
    build: () => runProgram('build', '--inventory', inventory, '--out', join(root, out)),
  })
}

test('the trees of a fleet in a part of a repository name their folder from its root', async () => {
  const { build, trees } = repositoryWith('fleet/trees')('fleet/trees')
  const { code, stdout, stderr } = await build()
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('--url=ssh://git@host.example/me/fleet.git ')
  expect(stdout).toContain('--path=fleet/trees/hub/flux')
  const flux = readFileSync(join(trees, 'hub/flux/sources.yaml'), 'utf8')
  expect(flux).toContain('path: ./fleet/trees/hub/sources')
  expect(await runProgram('validate', trees)).toMatchObject({ code: 0 })
})

test('each build warns where Flux would look for the trees in another folder', async () => {
  const { build } = repositoryWith('clusters')('kubernetes/trees')
  const first = await build()
  expect(first.code).toBe(0)
  expect(first.stderr).toContain('the trees are in kubernetes/trees of their repository')
  expect(first.stderr).toContain("state gitops.path: 'kubernetes/trees'")
  expect((await build()).stderr).toBe(first.stderr)
})
