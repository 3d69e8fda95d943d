import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { programFile } from '../../src/engines/engines.ts'
import { validateFolder } from '../../src/corpus/run-validate.ts'

const CASES = join(import.meta.dirname, '../../fixtures/strangers')

const KUSTOMIZE = dirname(programFile('kustomize'))

/** What is wrong in a tree, beside what is legal and was once refused. Every other tree has no fault. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  'unknown-kind-hides-the-rest': ['no-missing-pods', 'valid-promql'],
}

describe('a tree as people write it', { timeout: 60_000 }, () => {
  test.each(readdirSync(CASES))('%s has no error but its faults', async (name) => {
    const { findings } = await validateFolder(join(CASES, name, 'clusters'), KUSTOMIZE)
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
    expect(errors.toSorted()).toEqual(FAULTS[name] ?? [])
  })
})
