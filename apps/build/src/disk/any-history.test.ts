import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPlan } from './apply-plan.ts'
import { planTree } from './plan-tree.ts'
import { readTree } from './read-tree.ts'
import { RECORD } from './record.ts'
import { SAMPLE_HEADER, sampleTree } from './testing/sample-tree.ts'
import { filesIn, put, scratchFolder } from './testing/scratch.ts'

const PATHS = ['flux/a.yaml', 'flux/b.yaml', 'telemetry/a.yaml', 'telemetry/deep/b.yaml', 'workloads/a.yaml']

const versions = fc.dictionary(fc.constantFrom(...PATHS), fc.constantFrom('1', '2'))

/** A build that is killed after some of its steps, or a person's file. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('build' as const), versions, steps: fc.nat({ max: 12 }) }),
  fc.record({ kind: fc.constant('person' as const), path: fc.constantFrom(...PATHS) }),
)

const planFor = (folder: string, wanted: Record<string, string>) => {
  const tree = sampleTree(wanted)
  return planTree(tree, readTree(folder, tree.files.keys(), SAMPLE_HEADER))
}

const buildUpTo = (folder: string, wanted: Record<string, string>, steps: number) => {
  const plan = planFor(folder, wanted)
  if (plan.findings.length === 0) applyPlan({ ...plan, steps: plan.steps.slice(0, steps) })
}

const treeIn = (folder: string) => (existsSync(folder) ? filesIn(folder) : {})

/** A person can use a path that is empty and in no record. */
const isFree = (folder: string, path: string): boolean => {
  const files = treeIn(folder)
  return !(path in files) && !(files[RECORD] ?? '').includes(path)
}

const MINE = 'mine\n'

test('after any builds, killed anywhere, one complete build gives the whole tree and keeps every file of a person', () => {
  const root = scratchFolder()
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), versions, (events, last) => {
      const folder = mkdtempSync(join(root, 'hub-'))
      const persons = new Set<string>()
      for (const happened of events)
        if (happened.kind === 'build') buildUpTo(folder, happened.versions, happened.steps)
        else if (isFree(folder, happened.path)) {
          put(folder, happened.path, MINE)
          persons.add(happened.path)
        }
      const wanted = Object.fromEntries(Object.entries(last).filter(([path]) => !persons.has(path)))
      buildUpTo(folder, wanted, Infinity)
      const { [RECORD]: _record, ...files } = treeIn(folder)
      const generated = [...sampleTree(wanted).files].map(([path, { content }]) => [path, content] as const)
      expect(files).toEqual(
        Object.fromEntries([...generated, ...[...persons].map((path) => [path, MINE] as const)]),
      )
      expect(planFor(folder, wanted).changes).toEqual([])
    }),
    { seed: 1, numRuns: 80 },
  )
})
