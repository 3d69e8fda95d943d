import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, put, scratchFolder } from '../disk/testing/scratch.ts'
import { runProgram } from '../testing/run-program.ts'
import { claimManifest } from '../testing/claim-manifest.ts'
import { commitAll } from '../testing/commit-all.ts'

/** A repository with one tree, whose claim then has another size. */
const repository = (): string => {
  const folder = scratchFolder()
  put(folder, 'clusters/one/kustomization.yaml', 'resources: [claim.yaml]\n')
  put(folder, 'clusters/one/claim.yaml', claimManifest('5Gi'))
  commitAll(folder)
  put(folder, 'clusters/one/claim.yaml', claimManifest('10Gi'))
  return folder
}

const rulesOf = (stdout: string): readonly string[] =>
  (JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] }).findings.map(
    ({ rule }) => rule,
  )

describe('pnpm validate --against', () => {
  test('reports what the API server refuses to change', async () => {
    const clusters = join(repository(), 'clusters')
    const { code, stdout } = await runProgram('validate', clusters, '--against', 'HEAD', '--json')
    expect(code).toBe(1)
    expect(rulesOf(stdout)).toContain('ban-claim-change')
  })

  test('reports nothing of it without a revision', async () => {
    const { stdout } = await runProgram('validate', join(repository(), 'clusters'), '--json')
    expect(rulesOf(stdout)).not.toContain('ban-claim-change')
  })

  test('compares a folder that is a tree itself', async () => {
    const tree = join(repository(), 'clusters/one')
    const { stdout } = await runProgram('validate', tree, '--against', 'HEAD', '--json')
    expect(rulesOf(stdout)).toContain('ban-claim-change')
  })

  test('takes a folder that the revision does not have for a new one', async () => {
    const folder = repository()
    put(folder, 'new/two/kustomization.yaml', 'resources: [claim.yaml]\n')
    put(folder, 'new/two/claim.yaml', claimManifest('10Gi'))
    const { stdout } = await runProgram('validate', join(folder, 'new'), '--against', 'HEAD', '--json')
    expect(rulesOf(stdout)).not.toContain('ban-claim-change')
  })

  test('leaves the repository as it is', async () => {
    const folder = repository()
    const before = filesIn(folder)
    await runProgram('validate', join(folder, 'clusters'), '--against', 'HEAD')
    expect(filesIn(folder)).toEqual(before)
  })

  test('refuses an unknown revision', async () => {
    const clusters = join(repository(), 'clusters')
    const { code, stderr } = await runProgram('validate', clusters, '--against', 'nowhere')
    expect(code).toBe(2)
    expect(stderr).toContain('the repository has no revision "nowhere"')
  })

  test('refuses a folder outside of any repository', async () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, 'one'))
    writeFileSync(join(folder, 'one/claim.yaml'), claimManifest('5Gi'))
    const { code, stderr } = await runProgram('validate', folder, '--against', 'HEAD')
    expect(code).toBe(2)
    expect(stderr).toContain('is in no Git repository')
  })
})
